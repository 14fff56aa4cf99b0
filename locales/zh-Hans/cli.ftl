# 命令行各回答共用的文字：日期、数额、区间、注释、指标表与定义。

## 日期与期间

date-day = { $year }年{ $month }月{ $day }日
date-month = { $year }年{ $month }月
date-quarter = { $year }年第{ $quarter }季度
date-quarter-shifted = { $year }年{ $month }–{ $last }月
date-year = { $year }年
date-year-shifted = { $year }/{ $next2 }年度
date-span = { $from }至{ $to }

## 数额

amount-months = { $n } 个月
amount-days = { $n } 天
amount-seconds = { $seconds } 秒
amount-minutes-seconds = { $minutes } 分 { $seconds } 秒
amount-minutes = { $minutes } 分钟
amount-hours = { $hours } 小时 { $minutes } 分
amount-points = { $n } 个百分点

## 区间

interval-beside = { $value }（{ $low } 至 { $high }）
interval-from = { $value }（至少 { $low }）
interval-up-to = { $value }（至多 { $high }）
interval-note = （至）{ $level } 区间，{ $method }
interval-none = 没有区间：{ $why }
interval-concentrated = ~ 收入集中在极少数账户上，一个账户就能改变该数字
interval-few = ~ 客户或回答很少，或较少见的结果很少：请看区间，不要看变化
interval-shrunk = ⇒ 按样本之小向其余比率收缩后的值（贝塔-二项，经验贝叶斯）：是估计，不是数字本身

method-wilson = Wilson 法
method-wilson-continuity = 带连续性校正的 Wilson 法
method-clopper-pearson = Clopper-Pearson 法
method-newcombe = Newcombe 混合得分法
method-newcombe-continuity = 带连续性校正的 Newcombe 混合得分法
method-trinomial = 三项分布
method-adjusted-wald = 调整 Wald 法
method-delta = 按账户的 delta 法
method-bootstrap = 按账户的自助法，抽样 { $draws } 次，种子 { $seed }
method-bonett-wright = Bonett-Wright，{ $months } 个有效月
method-log-log = Greenwood，log(-log)
method-log = Greenwood，log
method-plain = Greenwood，普通

untold-nobody = 没有计入任何人
untold-one-account = 一个账户说明不了账户之间的差异
untold-no-spread = 所有账户都一样，说明不了别的账户会相差多远
untold-more-than-all = 计入的多于实有的，因此不是比例
untold-too-short = 能独立说明问题的月份太少
untold-constant = 其中一个从不变化
untold-in-full = 次序完全一致，因而看不出可能相差多少

## 表下注释

note-partial = * 期间尚未结束，或数据在其结束前终止
note-missing-months = 表 { $table } 在{ $from }至{ $to }之间有 { $n } 个月没有行
note-missing-some = 表 { $table } 缺少其中若干个月的行，包括 { $months }
note-corrections = { $period }含对已结账月份的更正，类型为：{ $amount }
note-left-out = { $period } 未计入 { $n } 条：{ $what }
note-zeros = 全部为 0：{ $columns }

## 数字表

table-period = 期间
table-group = 分组
table-group-period = 分组，期间
head-policy = 规则 { $name }
head-known-at = 截至 { $at } 所知

## 指标列表

metrics-metric = 指标
metrics-name = 名称
metrics-estimates = 估计
metrics-family = 类别
metrics-better = 方向
metrics-variants = 变体

## 定义

define-family = 类别：{ $family }。
define-better = 方向：{ $direction }。
define-benchmark = 基准（{ $variant }）：{ $range }，{ $says }
benchmark-no-year = 未注明年份
benchmark-no-sample = 未注明样本
benchmark-mind = 注意：{ $caveat }
define-split = 默认按 { $by } 划分，可用 --by 更改
define-estimate = 这是带区间的估计：{ $command } 有它的设置
define-needs = 需要 { $n } 张表：{ $tables }
define-instead = 或 { $tables } 中的 { $column }

## 同期群

cohorts-cohort = 同期群
cohorts-customers = 客户数
cohorts-mean = 平均
cohorts-of-customers = 仍在的客户，占来者的 %
cohorts-of-gross = 仍在支付的 MRR，占首笔的 %，不含增长
cohorts-of-net = MRR 占首笔的 %，含增长
cohorts-of-usage = 使用过产品的客户，占新到客户的百分比
cohorts-title = { $grain ->
    [day] { $what }，按天龄
    [week] { $what }，按周龄
    [quarter] { $what }，按季龄
    [year] { $what }，按年龄
   *[month] { $what }，按月龄
}

## 数字背后的行

rows-head = { $term }，{ $when }：{ $total }，{ $things }
rows-customers = { $n } 个客户
rows-records = { $n } 条记录
rows-more = 另有 { $n } 条

## What a workspace holds

status-head = { $name } · { $currency } · { $zone } · 账单 { $from } 至 { $through }
status-table = 表
status-rows = 行数
status-from = 起
status-through = 至
