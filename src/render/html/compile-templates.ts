import Handlebars from 'handlebars';

/** Words for a template: plain values by name. */
export type View = Readonly<Record<string, unknown>>;

/** A view shows its own values only, never what every object has (`constructor`, `__proto__`). */
const NO_PROTOTYPES = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
} as const;

/**
 * Compiles templates by name and gives the one called `root`; the others are its partials. Text is
 * escaped, names that a view lacks are errors, and no helper exists but if, unless, each and lookup.
 */
export function compileTemplates(
  templates: Readonly<Record<string, string>>,
  root: string,
): (view: View) => string {
  const engine = Handlebars.create();
  for (const helper of ['with', 'log']) engine.unregisterHelper(helper);
  const options = {
    noEscape: false,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true, lookup: true },
    preventIndent: true,
  };
  for (const [name, text] of Object.entries(templates)) {
    engine.registerPartial(name, engine.compile(text, options));
  }
  const template = engine.compile(templates[root] ?? '', options);
  return (view) => template(view, NO_PROTOTYPES);
}
