"""pandas alone with a file of fault tickets: read as text, two times parsed, the same group-bys as duckdb.mjs."""

import sys

import pandas as pd

tickets = pd.read_csv(sys.argv[1], skiprows=2, dtype=str, encoding="utf-8-sig")
accepted = pd.to_datetime(tickets["受理时间"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
restored = pd.to_datetime(tickets["恢复时间"], format="%Y-%m-%d %H:%M:%S", errors="coerce")
suspended = pd.to_numeric(tickets["挂起时长(小时)"], errors="coerce").fillna(0)
tickets["on_time"] = tickets["是否超时"] == "否"
tickets["hours"] = (restored - accepted).dt.total_seconds() / 3600 - suspended
tickets["day"] = accepted.dt.date
month = tickets[(accepted >= "2009-07-01") & (accepted < "2009-08-01")]
for group in ["分公司", "维护单位", "业务类型", "产品品牌", "客户类型", "day"]:
    month.groupby(group)["on_time"].agg(["size", "sum"])
    month.groupby(group)["hours"].agg(["count", "sum"])
