# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = 主导航
nav-revenue = 收入
nav-customers = 客户
nav-product = 产品与市场
nav-data = 数据
menu = 菜单
skip = 跳到内容
search = 搜索
controls = 查看范围
range = 日期范围
range-month = 最近一个月
range-3m = 最近 3 个月
range-6m = 最近 6 个月
range-12m = 最近 12 个月
range-24m = 最近 24 个月
range-year = 今年
range-last-year = 去年
range-to-date = 近 12 个月至今
range-from = 首日
range-last = 末日
range-through = 数据截至 { $day } · { $zone }
apply = 应用
reset = 重置
grain = 时间粒度
grain-day = 按日
grain-week = 按周
grain-month = 按月
grain-quarter = 按季度
grain-year = 按年
compare = 对比
compare-previous = 上一时段
compare-year = 去年同期
compare-custom = 自选时段
compare-none = 不对比
compare-from = 从自选日期起
compare-said = 对比时段：{ $span }
segment = 客户细分
segment-all = 所有客户
segment-condition = 条件
data = 数据、货币、已知时点
data-known = 已知于 { $day }
data-currency = 货币
data-currency-text = 仅按面值统计以此货币计费的部分
data-known-at = 已知时点
data-known-at-text = 那一天的数字会是多少？
data-policy = 规则：{ $policy }
account = 账户与外观
theme = 外观
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
language = 语言
sign-out = 退出登录
demo-banner = 这是演示公司，所有数据均为虚构。
no-data = 还没有数据
no-data-text = 有了计费数据，数字就会显示在这里：请连接计费系统或导入文件。
no-data-import = 连接或导入
no-data-demo = 查看演示公司
not-found = 没有这个页面
not-found-text = 地址可能有误，或页面已移动。
palette = 前往
palette-hint = 页面、指标、客户
palette-metric = 指标
palette-none = 没有匹配项。
shortcuts = 键盘快捷键
shortcuts-on = 启用单键快捷键
shortcut-compare = 切换对比
shortcut-chart = 逐点浏览图表
screen-overview = 总览
screen-movements = 变动
screen-retention = 留存
screen-definitions = 定义
screen-figure = 数字

## Components

close = 关闭
loading = 正在加载
again = 重试
trouble-unreachable = Tenure 没有响应。它在运行吗？连接正常吗？
trouble-forbidden = 您的角色没有此权限。
trouble-not-found = 找不到该内容。
trouble-server = Tenure 无法回答，原因见日志。
trouble-question = 无法回答这个问题。

## Charts

## Overview

## Movements

## Retention

## Churn

## Value

## Voice

## Support

## Growth

## Use

## Relations

## Customers

## Customer

## Segments

## Sources and import

## Reconciliation

## Figures

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
