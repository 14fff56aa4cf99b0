# `tenure report` 的页面。

## 页首

report-title = Tenure 报告
report-title-of = Tenure 报告：{ $name }
report-range = { $grain ->
    [day] { $range }，按日 · { $money } · { $zone }
    [week] { $range }，按周 · { $money } · { $zone }
    [quarter] { $range }，按季度 · { $money } · { $zone }
    [year] { $range }，按年 · { $money } · { $zone }
   *[month] { $range }，按月 · { $money } · { $zone }
}
report-only-billed = 仅以 { $currency } 计费的部分
report-policy = 规则 { $name }（{ $hash }）
report-through = 数据截至{ $day }
report-no-data = 没有数据
report-known-at = 截至 { $at } 所知
report-known-now = 截至目前所知
report-customers = 客户：{ $segment }
report-closed = { $month }及以前各月已结账，最近一次于{ $day }
report-closed-by = { $month }及以前各月已结账，最近一次于{ $day }由 { $who } 完成

## 关键数字

figures-title = 关键数字，{ $period }
figures-mrr = MRR
figures-arr = ARR
figures-customers = 客户
figures-paying = 付费客户
figures-arpa = ARPA
figures-net-new = 净新增 MRR
figures-nrr = NRR，12 个月
figures-grr = GRR，12 个月
figures-customer-churn = 客户流失率
figures-revenue-churn = 总收入流失率
figures-quick-ratio = 速动比率
figures-against = 与{ $period }相比
figures-last = 最近 { $n } 期
figures-same = = 持平
figures-better = { $change }，更好
figures-worse = { $change }，更差
figures-ripens = 较晚的周期经历的时间较短，因此不作比较
figures-points = 个百分点：两个百分比之差

## 变动桥

bridge-title = 变动桥：从期初到期末 MRR
bridge-amounts = { $period }，{ $currency }
bridge-opening = 期初
bridge-closing = = 期末
bridge-new = + 新客户
bridge-reactivation = + 回流
bridge-expansion = + 扩展
bridge-contraction = − 缩减
bridge-churn = − 流失
bridge-paused = − 暂停
bridge-resumed = + 恢复
bridge-fx = ± 汇率
bridge-merge = ± 合并的客户
bridge-correction = ± 更正
bridge-segment-in = + 进入细分
bridge-segment-out = − 离开细分
bridge-closes = 账目相符：期初 + 各步 − 期末 = { $zero }，精确到最小货币单位的 { $parts } 分之一。
bridge-closes-each = 账目相符：期初 + 各步 − 期末 = { $zero }，精确到最小货币单位的 { $parts } 分之一，{ $grain ->
    [day] { $n } 天逐日
    [week] { $n } 周逐周
    [quarter] { $n } 个季度逐季
    [year] { $n } 年逐年
   *[month] { $n } 个月逐月
}及合计均如此。
bridge-gap = 账目不符：缺少 { $gap }。这是程序的错误。

## 谁离开了

churn-title = 流失
churn-lost = 流失 { $period }
churn-voluntary = 主动要求
churn-involuntary = 未付款
churn-retention-policy = 我方规则
churn-unknown = 未知
churn-all = 合计
churn-note = 流失：时段开始时是客户而结束时不是的；MRR：时段内全部流失
reasons-title = 流失原因，{ $range }
reasons-stated = 自述原因
reasons-churns = 流失次数
reasons-share = 占比
reasons-others = 其他 { $n } 个原因
reasons-none = （未说明）

## 留存

retention-title = { $grain ->
    [day] 按日留存
    [week] 按周留存
    [quarter] 按季度留存
    [year] 按年留存
   *[month] 按月留存
}
retention-nrr = 净收入留存率
retention-grr = 总收入留存率
retention-crr = 客户留存率
retention-customer-churn = 客户流失率
retention-revenue-churn = 总收入流失率

## 同期群

report-cohorts-title = { $grain ->
    [day] 同期群：仍在的客户，单位 %，按来后天数
    [week] 同期群：仍在的客户，单位 %，按来后周数
    [quarter] 同期群：仍在的客户，单位 %，按来后季度数
    [year] 同期群：仍在的客户，单位 %，按来后年数
   *[month] 同期群：仍在的客户，单位 %，按来后月数
}
report-cohorts-gross = 平均，总 MRR
report-cohorts-net = 平均，净 MRR

## 有何变动

top-gains = 增长最多，{ $period }
top-losses = 减少最多，{ $period }
top-mrr-now = 现 MRR
kind-new = 新增
kind-reactivation = 回流
kind-expansion = 扩展
kind-contraction = 缩减
kind-churn = 流失
kind-paused = 暂停
kind-resumed = 恢复
kind-fx = 汇率
kind-merge = 合并
kind-correction = 更正

## 缺少什么

missing-title = 因缺少表而尚未给出
missing-table = { $table }.csv（至少 { $columns }）：{ $gives }
missing-rejected = { $table }.csv（每一行都被拒绝；至少 { $columns }）：{ $gives }
missing-lacks = { $gives }：没有数值，因为{ $why }
missing-variants = { $metric }（变体）
missing-hint = 每张表都可随时以 CSV、JSON Lines 或 Parquet 添加：`tenure import` 会读取新的内容。
missing-customers = 名称、细分和按属性划分
missing-plans = 产品，以及订阅没有价格时的价格
missing-rates = 以其他货币付款者按账户货币计的指标
missing-billing = MRR 及其变动、留存与流失，以及与之对照的数字

## 数据质量

quality-title = 数据质量
quality-no-remarks = 对数据没有意见。
quality-rejected = { $n ->
    [0] 没有行被拒绝。
   *[other] { $n } 行被拒绝；数字不含这些行。
}
quality-empty-file = 空文件：{ $files }。
quality-no-rows = 只有表头没有行：{ $files }。
quality-not-read = 未读到结尾：{ $file }。
quality-not-read-why = 未读到结尾：{ $file }：需要 { $needs }。
quality-covered = { $grain ->
    [day] 数据覆盖范围内的每一天。
    [week] 数据覆盖范围内的每一周。
    [quarter] 数据覆盖范围内的每个季度。
    [year] 数据覆盖范围内的每一年。
   *[month] 数据覆盖范围内的每个月。
}
quality-covered-by-billing = 计费数据覆盖整个范围，其他数据没有。
quality-months-missing = { $table }.csv 没有{ $months }的行：需要它的指标在那里没有值。
quality-months-and-more = { $first }、{ $second }等，另有 { $n } 个，直到{ $last }
quality-partial = 尚未结束或数据未覆盖到底：{ $periods }。
quality-adjustment-currency = 退款、贷项通知单或争议的货币与其发票不同；不予计入。
quality-adjustment-without-invoice = 退款、贷项通知单或争议所指的发票不存在；不予计入。
quality-line-without-invoice = 发票行所指的发票不存在。
quality-merge-circle = 客户被循环地相互合并。
