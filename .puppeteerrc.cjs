/** The browser comes from the machine or from @sparticuz/chromium; puppeteer's own download is switched off. */
module.exports = { skipDownload: true };
