# `tenure calc` 的页面。

## 标题

calc-churn = 客户流失率
calc-revenue-churn = 总收入流失率
calc-crr = 客户留存率
calc-nrr = 净收入留存率
calc-grr = 总收入留存率
calc-quick-ratio = 速动比率（新增 MRR ÷ 流失 MRR）
calc-change = 流失率的变化
calc-lifetime = 客户生命周期
calc-clv = 客户终身价值
calc-clv-contract = 客户终身价值，按合同
calc-cac = 客户获取成本
calc-payback = 收回获取成本的月数
calc-ltv-cac = 终身价值与获取成本之比
calc-crc = 客户留存成本
calc-arpa = 每账户平均收入
calc-arr = 年度经常性收入
calc-growth = 增长
calc-gross-margin = 毛利率
calc-nps = 净推荐值
calc-csat = 客户满意度
calc-lead-to-customer = 线索转客户率
calc-trial-conversion = 免费试用转化率

## 计算的内容

line-churn = 流失率
line-churn-then = 当时的流失率
line-year-linear = 按此比率一年，线性
line-year-compounded = 按此比率一年，复利
line-gross-revenue-churn = 总收入流失率
line-net-revenue-churn = 净收入流失率
line-retention = 留存率
line-nrr = 净收入留存率
line-grr = 总收入留存率
line-quick-ratio = 速动比率
line-change = 变化
line-lifetime = 生命周期
line-value = 终身价值
line-contract-value = 一份合同的终身价值
line-arpa = ARPA
line-arr = ARR
line-cost = 成本
line-payback = 回收期
line-ratio = 比值
line-growth = 增长
line-steady-growth = 每月恒定增长
line-margin = 毛利率
line-score = 得分
line-satisfied = 满意
line-became-customers = 成为客户
line-converted = 已转化

## 为什么没有结果

why-nobody-at-start = 期初没有客户，因此无人可流失
why-nobody-to-stay = 期初没有客户，因此无人可留存
why-no-mrr-at-start = 期初没有 MRR，因此无可流失
why-nothing-lost = 没有任何流失
why-nobody-left = 无人离开，因此从这些数字看不出生命周期的长短
why-nobody-pays = 没有付费客户
why-nobody-won = 没有新增客户
why-earns-nothing = 客户没有带来收益
why-costs-nothing = 客户没有成本
why-nobody-active = 没有活跃客户
why-nothing-then = 当时没有可供增长的基数
why-no-revenue = 没有收入
why-nobody-answered = 没有人回答
why-no-leads = 没有线索
why-no-trials = 没有试用开始
why-no-value = 没有值

## 注意事项

mind-by-account = 总和说明不了账户之间的差异，因此没有区间；指标本身可由各账户给出区间。
mind-came-back = 比期初还多：有客户回来了，因此这不是其中的比例，也没有区间。
mind-whole-year = 基准以整年计：把时段选为一年即可看到。
mind-chance = 仅凭偶然也可能有这样的差异：{ $level } 区间包含 0。
mind-no-chance = 两个比率的差异超出偶然：{ $level } 区间不包含 0。
mind-constant = 这里假定流失率永远不变；生存曲线跟踪客户本身。
mind-revenue = 这里按收入计算；填入毛利率则按其中赚到的部分计算。
mind-leavers = 这里没有计入更早离开的客户；计入后需要更久。
mind-answers = 区间针对可能这样回答的人；根本不回答的人不在任何区间内。同一账户的回答并不独立。
mind-bound = 流失率的 { $level } 区间止于 { $end }，因此至少为 { $least }。
mind-bound-months = 流失率的 { $level } 区间止于 { $end }，因此至少为 { $n } 个月。
mind-too-few = 只有 { $n } 个：太少，百分比没有意义
mind-few-events = 较少见的结果只有 { $n } 个：请看区间，不要看变化
mind-few = 只有 { $n } 个：请看区间，不要看变化
mind-concentrated = 收入的不均相当于只有 { $n } 个同等账户：一个账户就能改变该数字
mind-few-independent = { $n } 个月只相当于 { $effective } 个独立的月份：请看区间

## 结果、区间与基准

calc-percentage-points = { $n } 个百分点
calc-points = { $n } 分
calc-no-end = 无上限
calc-interval = { $level } 区间：{ $low } 至 { $high }（{ $method }，n = { $n }）
calc-from = { $low } 及以上
calc-up-to = 至多 { $high }
calc-benchmark = { $place ->
    [there] 基准：{ $range }，{ $says }；本值正好相等（{ $source }）
    [within] 基准：{ $range }，{ $says }；本值在范围内（{ $source }）
    [below] 基准：{ $range }，{ $says }；本值更低（{ $source }）
    [above] 基准：{ $range }，{ $says }；本值更高（{ $source }）
   *[none] 基准：{ $range }，{ $says }（{ $source }）
}

column-what = 内容
column-formula = 公式
column-arithmetic = 算式
column-value = 值
column-unit = 单位
column-low = 下限
column-high = 上限
column-level = 置信水平
column-method = 方法
column-undefined = 无值原因
