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
info-about = { $name } 的含义
info-more = 完整定义
delta-same = = 持平
delta-points = { $n } 个百分点
delta-better = 更好
delta-worse = 更差
delta-against = 对比 { $period }
delta-none = { $period } 无数值
benchmark-one = 基准 { $low }
benchmark-range = 基准 { $low } 至 { $high }
benchmark-from = 基准 { $low } 起
benchmark-to = 基准至多 { $high }
card-few = n = { $n }：样本太小，难下结论
to-date = 截至目前
details = 详情
customers = 客户
days = { $n ->
   *[other] { $n } 天
}
table-period = 时段
table-range = 整个范围
show-all = 显示全部 { $n } 条
table-sum = 合计
interval = 可能在 { $low } 至 { $high } 之间
window-trailing = { $n ->
   *[other] { $n } 个月
}
window-ago = { $n ->
   *[other] { $n } 个月前
}
window-each = { $n ->
   *[other] { $n } 个月逐月
}

## Charts

chart-table = 以表格显示
chart-save = 保存
chart-partial = 斜纹或虚线表示该时段尚未结束。
chart-not-saved = 无法生成图片。
heat-young = 时间尚不足
summary-nothing = { $name }：此范围内没有数值。
summary-one = { $name }，{ $label }：{ $value }。
summary-series = { $way ->
    [up] { $name } 从 { $first } 的 { $from } 上升到 { $last } 的 { $to }；最高为 { $when_high } 的 { $high }，最低为 { $when_low } 的 { $low }。
    [down] { $name } 从 { $first } 的 { $from } 下降到 { $last } 的 { $to }；最高为 { $when_high } 的 { $high }，最低为 { $when_low } 的 { $low }。
   *[same] { $name } 在 { $first } 为 { $from }，在 { $last } 为 { $to }；最高为 { $when_high } 的 { $high }，最低为 { $when_low } 的 { $low }。
}
series-mrr = 月度经常性收入（MRR）
series-net = 净变化

## Overview

overview-sentence = { $period }：MRR { $mrr }，较 { $before } { $change }。新客户带来 { $new }，流失带走 { $lost }。
figure-paying = 付费客户
changed-title = 变化最大的客户
changed-none = 本时段没有变动。
all-movements = 全部变动
renewals-title = 即将续约
renewals-about = 数据截止后到期的合同
renewals-none = 未来 90 天内没有合同到期。
renewals-within = 期限内
renewals-leaving = 已知将流失
quality-title = 数据质量
quality-through = 数据截至 { $day }，规则 { $policy }
quality-rows = { $n ->
   *[other] { $n } 行被拒绝；数字不包含这些行。
}
quality-missing = 缺少以下表，因此部分数字无法计算：{ $tables }
quality-closed = { $month } 及之前的月份已结账

## Movements

movements-title = MRR 变动
step-new = 新增
step-reactivation = 重新激活
step-expansion = 扩展
step-contraction = 缩减
step-churn = 流失
step-paused = 暂停
step-resumed = 恢复
step-fx = 汇率
step-merge = 客户合并
step-correction = 更正
step-segment-in = 进入细分
step-segment-out = 离开细分
step-rest = 暂停、汇率及其他
movements-about = { $span } 期间 MRR 如何从期初变到期末
bridge-heading = 从期初到期末 MRR
bridge-start = 期初
bridge-end = 期末
bridge-step = 步骤
bridge-amount = 金额
bridge-count = 变动数
bridge-change = 变化
bridge-adds-up = 账目吻合：期初加所有步骤等于期末，精确到分以下。
bridge-does-not = 账目不符：相差 { $gap }。这是 Tenure 的错误。
movements-over-time = 变动随时间的变化
movements-by-period = 按时段，单位 { $currency }
movements-list = 逐条变动
movements-of-kind = 逐条变动：{ $kind }
movements-all-kinds = 所有类型
movements-none = 此范围内没有此类变动。
movements-counted = { $customers ->
   *[other] { $customers } 个客户
} · { $events ->
   *[other] { $events } 次变动
}
movements-adds = 与桥接金额一致
movements-at = 时间
movements-customer = 客户
movements-kind = 类型
movements-cause = 原因

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

figure-definition = 定义
figure-variant = 变体
figure-by = 拆分
figure-by-none = 不拆分
figure-unknown = 没有名为 { $metric } 的指标。
figure-periods = 按时段
figure-periods-about = 选择一个时段，查看数字背后的客户。
figure-change = 变化
figure-course = 走势
figure-likely = 可能区间
figure-no-heading = 未注明
figure-split = { $name }，按 { $by }
figure-largest = 共 { $all } 项中最大的 { $n } 项；表中列出全部。
figure-headings = 按 { $by }
figure-variants = 其他计算方式
figure-variants-about = 各家做法不同；定义中注明谁使用哪一种。
figure-is-split = 已拆分
figure-rows = { $period } 的构成
figure-no-rows = 该数字背后没有明细：各项为零，或不是按客户求和。
figure-term = 组成项
figure-rows-counted = { $n ->
   *[other] { $n } 行
}
figure-sums = 与该项一致
figure-sums-not = 与该项不一致
figure-record = 记录
figure-adds = 贡献

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
