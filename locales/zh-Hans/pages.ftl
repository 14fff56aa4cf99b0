# Pages of the command line, each under its own heading.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Headings of several tables

col-at = 时间
col-day = 日期
col-month = 月份
col-months = 月数
col-from = 起
col-to = 止
# Ends of an interval.
col-low = 下限
col-high = 上限
col-customer = 客户
col-customers = 客户数
col-name = 名称
col-kind = 类型
col-cause = 原因
col-amount = 金额
col-currency = 货币
col-mrr = MRR（{ $currency }）
col-subscription = 订阅
col-subscriptions = 订阅
col-plan = 套餐
col-plans = 套餐
col-sources = 来源
col-reason = 自述原因
col-share = 占比
col-left = 已离开
col-change = 变化
col-last-seen = 最近活跃
col-table = 表
col-policy = 规则
col-what = 内容
head-segment = 客户：{ $segment }

## How customers stand, and why their MRR moves

# Programs ask for kinds and causes by their English ids.
kind-segment-in = 进入细分
kind-segment-out = 离开细分
movement-cause-price = 价格
movement-cause-seats = 席位
movement-cause-plan = 套餐变更
movement-cause-cross-sell = 其他产品
movement-cause-coupon = 折扣
movement-cause-term = 计费周期
movement-cause-usage = 用量
movement-cause-voluntary = 主动要求
movement-cause-involuntary = 未付款
movement-cause-retention-policy = 我方规则
movement-cause-policy = 规则变更
movement-cause-unknown = 未知
standing-customer = 客户
standing-paused = 已暂停
standing-free = 免费
standing-former = 已流失
standing-none = 尚非客户

## Movements

movements-corrects = 更正对象

## Customers

customers-arr = ARR（{ $currency }）
customers-change = 90 天变化
customers-status = 状态
customers-since = 始于
customers-last-movement = 最近变动
customers-renewal = 续约
customers-open-tickets = 未结工单
customers-last-nps = 最近 NPS
customers-in-all = 合计
customers-count = { $day }，{ $n } 个客户
customers-some = { $day }，{ $n } 个客户中的 { $shown } 个
customers-untold = 合计不含 { $n } 个客户的 MRR

## One customer

customer-called = { $name }（{ $id }）
customer-at = { $who }，{ $day }日终
customer-on = { $who }，{ $day }
customer-pays = MRR { $mrr }，{ $status }
customer-mrr-untold = MRR —，{ $status }：{ $why }
customer-since = 自{ $day }起为客户
customer-renewal = { $day }续约，MRR { $mrr }（{ $outcome }）
customer-seen = 28 天内 { $n } 个活跃用户，最近活跃于{ $day }
customer-never-seen = 28 天内 { $n } 个活跃用户，从未活跃
customer-owner = 负责人 { $name }
customer-country = 国家 { $name }
customer-industry = 行业 { $name }
customer-channel = 渠道 { $name }
customer-happened = 发生了什么，{ $n } 条
customer-happened-some = 发生了什么，{ $n } 条中的 { $shown } 条
customer-event = 事件
customer-about = 关于
customer-words = 原话
happened-movement = 变动
happened-subscription = 订阅
happened-change = 变更
happened-invoice = 发票
happened-payment = 付款
happened-refund = 退款
happened-credit-note = 贷项通知
happened-dispute = 争议
happened-trial = 试用
happened-seats = 席位
happened-ticket = 工单
happened-answer = 调查回复
happened-feedback = 反馈
happened-milestone = 里程碑
happened-goal = 目标
happened-interaction = 互动
happened-contact = 联系人
happened-referral = 推荐
event-started = 开始
event-past-due = 逾期
event-cancel-requested = 申请取消
event-ended = 结束
event-changed = 变更
event-issued = 开具
event-paid = 已付
event-voided = 作废
event-tried = 尝试
event-refunded = 已退款
event-credited = 已贷记
event-disputed = 提出争议
event-converted = 转化
event-purchased = 购买
event-opened = 打开
event-solved = 解决
event-answered = 已回答
event-said = 表达
event-reached = 达成
event-set = 设定
event-achieved = 实现
event-met = 会面
event-left = 离职
event-referred = 已推荐
event-succeeded = 成功
event-failed = 失败

## How long customers stay

survival-title = 客户停留多久
survival-since = 自 { $column } 起
survival-observed = 自{ $day }起观察
survival-nobody = 还没有过客户
survival-customers = { $n } 个客户，{ $left } 个已离开
survival-customers-late = { $n } 个客户，其中 { $late } 个从较晚的年限才观察到，{ $left } 个已离开
survival-half = 半数离开的时间：{ $when }
survival-mean = 前 { $months } 个月的平均：{ $mean }
survival-longer = 超过观察时长
survival-longer-than = 超过观察时长（{ $level }：至少 { $months } 个月）
survival-median = { $months } 个月（{ $level }：{ $low } 至 { $high }）
survival-less = 更短
survival-as-customer = 作为客户 { $months } 个月（{ $level }：{ $low } 至 { $high }）
survival-unseen = — 没有人被观察这么久
survival-at-risk = 观察中
survival-left-by-then = 累计离开
survival-still = 仍在
survival-half-column = 半数离开于
survival-mean-column = { $months } 个月平均
survival-range = { $value }（{ $low } 至 { $high }）
survival-note = Kaplan-Meier 法；{ $level } 区间，{ $method }
survival-no-method = 尚无
survival-from-month = 从第 { $month } 个月起观察中的少于 { $n } 个：--format csv 中可见
survival-few = ~ 届时观察中的少于 { $n } 个
# $name is a heading, or what stands for everyone; $months a number with decimals.
survival-broken = { $name } 到 { $months } 个月时，当时观察到的都已离开，虽然之后还观察到其他人；此后曲线不能说明任何情况
survival-before = { $name } 在 { $months } 个月之前没有观察到任何人
survival-untested = 对数秩检验：— { $why }
survival-untested-none-left = 没有任何分组在另一分组存在期间有人离开
survival-untested-many = 多于 { $n } 个分组
survival-test = 对数秩检验：χ² { $value }，自由度 { $freedom }，{ $p }：{ $verdict }
survival-by-chance = 仅凭偶然，曲线也可能有这样的差异
survival-by-more = 曲线的差异超出偶然

## Why churn moved

change-title = 流失率为何变化：{ $before } → { $after }
change-by = 按{ $dimension }
change-customers-then = 当时客户数
change-churn-then = 当时流失率
change-lost-then = 当时流失数
change-customers-now = 现客户数
change-churn-now = 现流失率
change-lost-now = 现流失数
change-rate = 自身比率
change-weight = 权重
change-both = 合计
change-all = 全部
change-effects = 影响以百分点计；其和等于变化
change-chance = 变化的 { $level } 区间：{ $low } 至 { $high }（{ $method }）：仅凭偶然也可能有这样的变化
change-no-chance = 变化的 { $level } 区间：{ $low } 至 { $high }（{ $method }）：超出偶然
change-partial = 较晚的期间尚未结束，或数据在其结束前终止

## Headings that customers are split by

# Bands of the time as a customer, in whole months.
tenure-0 = 0–2 个月
tenure-3 = 3–5 个月
tenure-6 = 6–11 个月
tenure-12 = 12–23 个月
tenure-24 = 24–35 个月
tenure-36 = 36 个月及以上
contract-0 = 不足 1 个月
contract-1 = 1–2 个月
heading-none = （无）
heading-untold = （无法判断）

## When customers have paid for their acquisition

payback-title = 客户带来的收益减去获取成本
payback-each = 每位客户，{ $currency }
payback-cost = 成本
payback-after = 回本时间
payback-together = 合计
payback-not-yet = 尚未
payback-note = 各列为每位客户已在的月数，均按所在日历月的毛利率计；已离开者不再带来收益。空白：并非所有客户都已在这么久。合计：已满此月数的同期群。
payback-deepest = 每位客户的最低点（全部合计）：{ $when }后 { $amount }。
payback-no-cash = — 现金走势：{ $why }
payback-cash-back = 现金低谷：自{ $from }起的支出减去此后到来客户的毛利，在{ $when }最低，为 { $amount }；{ $then }回到 0 以上。
payback-cash-still = 现金低谷：自{ $from }起的支出减去此后到来客户的毛利，在{ $when }最低，为 { $amount }；{ $then }为 { $still }。

## What a new customer is worth

clv-title = 一个新客户值多少
clv-at = 截至 { $day }
clv-value = { $months } 个月内，年折现率 { $discount }：{ $value }（{ $level }：{ $low } 至 { $high }）
clv-made = MRR { $arpa } × 预期付费 { $paid } 个月（已折现）
clv-made-margin = MRR { $arpa } × 毛利率 { $margin } × 预期付费 { $paid } 个月（已折现）
clv-none = { $months } 个月内，年折现率 { $discount }：— { $why }
clv-covers = 仅限合同周期为 { $terms } 的客户，占 MRR 的 { $share }：其他周期尚无模型。
clv-few-left = 周期为 { $term }：至今离开 { $n } 个，至少 { $least } 个离开后才作预测
clv-few-renewals = 周期为 { $term }：见到的最多续约次数为 { $n }，至少 { $least } 次才作预测
clv-term = 合同周期
clv-each = 每个客户的 MRR，{ $currency }
clv-months = 付费月数
clv-held = 续约若干次后仍在的比例，周期为 { $term }：
clv-renewals = 续约次数
clv-seen = 实际值
clv-model = 模型值
clv-interval = { $level } 区间，{ $method }：针对停留时长；所付金额按现状计。
clv-note = 这是估计：移位贝塔几何模型（Fader 与 Hardie 2007），对每种合同周期按以其开始的客户的存续时间拟合。它假定新客户与迄今的客户相似，并且每个客户继续支付现在的金额。

## Who uses the product

usage-title = 各客户的使用情况 · 截至{ $last }的 { $days } 天 · 趋势与之前相比
usage-users = 用户数
usage-user-days = 用户天数
usage-stickiness = 粘性
usage-features = 功能数
usage-weeks = 周（近 12 周）
usage-before = 此前
usage-trend = 趋势
usage-key-unused = 从未使用的关键功能
usage-more = { $n } 个客户中的 { $shown } 个；用 --limit 显示更多
usage-future = { $n } 个事件在未来（至{ $day }），未计入
usage-future-hint = 请检查生成时间戳的系统时钟
usage-unnamed = { $n } 个事件没有 user_id：知道是哪个客户，但不知是哪个用户
usage-every-event = 每个事件都算作使用：表 event_kinds 可以说明哪些算

## How long customers wait for what they came for

onboarding-title = 客户等待首次价值时刻的时间
onboarding-started = { $from }至{ $to }开始
onboarding-nobody = 这些天没有人开始
onboarding-events = { $from }至{ $to }的事件
onboarding-without = 不含在事件开始之前就已开始的 { $n } 个
onboarding-customers = { $n } 个客户，{ $reached } 个已达到价值时刻
onboarding-half = 半数达到的时间：{ $when }
onboarding-longer-than = 超过观察时长（{ $level }：至少 { $days } 天）
onboarding-median = { $days } 天（{ $level }：{ $low } 至 { $high }）
onboarding-days = 天数
onboarding-waiting = 等待中
onboarding-reached-by-then = 累计达到
onboarding-reached = 已达到
onboarding-half-days = 半数所需天数
onboarding-within = { $days } 天内

## What customers say

feedback-title = 反馈：{ $period }
feedback-themes-from = 主题：{ $source }
feedback-own-themes = 程序自带
feedback-nothing = 没有符合此处条件的内容
feedback-no-comments = 没有人发表意见：数据中没有评论
feedback-no-comments-hint = survey_responses.csv 的 comment 列有评论，feedback.csv（feedback_id, at, text）存放别处说的内容，interactions.csv（customer_id, at, text）存放记录
feedback-unknown-language = { $code } 不是语言代码：对注明它的 { $n } 条评论自行判断语言
feedback-cut = { $n } 条评论只看了前 { $most } 个字符
feedback-theme = 主题
feedback-comments = 评论
feedback-before = 此前
feedback-scored = 有评分
feedback-displeased = 不满意
feedback-pleased = 满意
feedback-of = 共
feedback-no-theme = （无主题）
feedback-all = （全部）
feedback-unknown = 未知
feedback-note-before = 此前：{ $period }。变化以百分点计；一条评论可属于多个主题
feedback-note-displeased = 不满意：有评分者中的贬损者、不满意者或觉得困难者。NPS：该调查的评论；~ 少于 30
feedback-language = 语言
feedback-stated = 已注明
feedback-differing = 识别不同
feedback-said-by = 发言者
feedback-phrase = 短语
feedback-log-odds = 对数几率
feedback-chance = 偶然概率
side-pleased = 满意
side-neutral = 中立
side-displeased = 不满意
feedback-list = { $language }：满意者 { $n } 条评论，不满意者 { $displeased } 条，{ $phrases }
feedback-phrases = { $n } 个短语
feedback-note-phrases = 对数几率，以该语言全部评论的狄利克雷分布为先验（Monroe、Colaresi 与 Quinn，2008）；每条评论对一个短语只计一次。* 其中出于偶然的不超过 { $share }
feedback-said = 时间
feedback-id = 编号
feedback-on = 针对
feedback-touchpoint = 接触点
feedback-score = 评分
feedback-scale = 量表
feedback-side = 态度
feedback-felt = 情绪
feedback-in = 语言
feedback-tone = 措辞
feedback-themes = 主题
feedback-found-by = 依据
feedback-comment = 评论
feedback-good = 好
feedback-bad = 差
feedback-score-of = { $score }（满分 { $most }）
feedback-praise = 表扬
feedback-complaint = 抱怨
feedback-some = { $all } 条中的 { $shown } 条：--limit 显示更多，--format csv 完整列出全部
feedback-note-verbatims = ! 措辞与评分不一致；— 无法判断

## What to mind about how long customers stay

survival-silent = 没有{ $day }之前客户离开的记录，而按此后的比率应有约 { $expected } 个：数据可能遗漏了更早离开的客户，停留时长可能偏长
survival-silent-hint = --observed-from { $day } 只看此后发生的情况
survival-crowd = { $n } 个客户的首笔 MRR 在数据开始的{ $month }，远多于此后任何一个月：他们可能更早开始，停留得比看上去更久
survival-crowd-hint = --since created_at 从客户的某个日期起算，--segment 'start >= { $day }' 将他们排除
survival-undated = { $n } 个客户没有该日期；从其首笔 MRR 起算
survival-untold = 有 { $n } 个客户的 MRR 在某个时间无法判断；视为观察到那时为止
survival-left-before = { $n } 个客户在{ $day }之前已离开：未计入

## Bands of MRR that customers are split by

band-under = 低于 { $n }
band-between = { $low } 至 { $high }
band-above = { $n } 及以上
heading-no-user = （无用户）

## What becomes of contract terms

outcome-renewed = 已续约
outcome-expanded = 已扩展
outcome-contracted = 已缩减
outcome-lost = 已流失
outcome-leaving = 将流失
outcome-needs-decision = 需要决定
outcome-renews = 自动续约
outcome-unknown = 未说明

## How metrics move together

relate-title = 指标如何一同变动：{ $from }至{ $to }
relate-none = 没有任何两个指标有十个共同变动的月份。
relate-metric = 指标
relate-course = 走势
relate-last = 最近值
relate-changes = 变化
relate-levels = 水平
relate-pair = 指标对（先动者在前）
relate-apart = 间隔
relate-interval = { $level } 区间
relate-chance = 偶然概率
relate-same-month = 同月
relate-within = { $low } 至 { $high }
relate-under = 低于 { $share }
relate-variant = { $metric }：{ $variant }
# $spearman says of what it is.
relate-no-cause = 一同变动，即使一先一后，也不是因果：可能有第三个因素同时影响两者，而且在许多指标对中总有一些只是偶然同步。{ $spearman }。
relate-of-changes = 月度变化的 Spearman 秩相关，不受共同趋势误导
relate-of-changes-lags = 月度变化的 Spearman 秩相关，不受共同趋势误导；每对取 { $n } 个滞后中最可能的一个
relate-of-levels = 水平的 Spearman 秩相关：仅仅一同增长的也会显得同步
relate-of-levels-lags = 水平的 Spearman 秩相关：仅仅一同增长的也会显得同步；每对取 { $n } 个滞后中最可能的一个
relate-note-chance = 偶然概率：在 { $n } 次比较中，与此同样不太可能的结果里至多有这一比例出于偶然（Benjamini-Hochberg）。区间针对单次比较（Bonett-Wright），按这些月份所相当的独立月数计算。
relate-note-few = ~ 相当于不足 30 个独立的月份：请看区间
relate-note-shared = † 由共同成分构成：按定义也会同步
relate-note-more = 另有 { $n } 对及每个滞后：--format csv 或 json
relate-note-left-out = 任一指标无值的月份不计入
relate-note-undefined = — { $name }：{ $n } 个月无值：{ $why }
relate-note-undefined-more = — { $name }：{ $n } 个月无值：{ $why }，以及其他原因

## Who recommends us

advocates-title = 推荐客户：{ $period }
advocates-nobody = 没有推荐客户，也没有关键客户
advocates-nothing = 没有可比较的对象
advocates-more = 另有 { $n } 条：--limit { $all }，或 --format csv
advocates-referred = { $referrers } 个客户推荐了 { $referrals } 个，其中 { $converted } 个成为客户
advocates-promote = { $answered } 个回答者中有 { $promoters } 个推荐者
advocates-key = { $n } 个关键客户，占 MRR 的 { $share }
advocates-value = 值
advocates-advocates = 推荐客户
advocates-of-all = 占全部
advocates-times = 倍数
advocates-against = 与其他相比
advocates-from = { $level } 下限
advocates-note-all = 倍数：在推荐客户中的占比除以在所有客户中的占比。与其他相比：其占比减去 { $n } 个非推荐客户的占比，以百分点计（Newcombe）。
advocates-note-answered = 倍数：在推荐客户中的占比除以在回答者中的占比。与其他相比：其占比减去 { $n } 个非推荐客户的占比，以百分点计（Newcombe）。
advocates-note-marked = * { $n } 个值中有 { $marked } 个的差异超出其区间；仅凭偶然也会有约 { $expected } 个。推荐客户的共同点不一定是他们推荐的原因。
advocates-note-few = ~ 推荐客户或其他客户很少，或某一类很少：请看区间
advocates-left-out = — { $name }：{ $n } 个或更多的值，太多而无法区分
advocates-referrals = 推荐数
advocates-won = 转化数
advocates-promotes = 推荐者
advocates-key-account = 关键客户
said-yes = 是
said-no = 否

## Contract terms that end

renewals-title = 续约
renewals-head = 自{ $day }起 { $days } 天 · { $currency } · { $zone } · 规则 { $policy }
renewals-ahead = 即将到期的合同
renewals-before = 已到期的合同
renewals-due = 到期
renewals-past = 最近到期者的结果
renewals-ends = 到期的合同
renewals-no-terms = 请在 subscriptions 中给出 term_ends_at，或 term_started_at 与 term_months，以及 auto_renew
renewals-none = 无
renewals-more = 另有 { $n } 条：--show due 或 past 配合 --format csv 可得全部
renewals-known-more = 另有 { $n } 条：--show known 配合 --format csv 可得全部
renewals-cancellations = 已知的取消
renewals-coupons = 即将到期的折扣
renewals-signed = 已签约尚未开始
renewals-pauses = 暂停
renewals-planned = 计划的变更
renewals-in-all = 合计 { $amount }
renewals-due-mrr = 到期（{ $currency }）
renewals-after = 之后
renewals-known = 已知情况
renewals-cancelled-on = 取消日期
renewals-open = 未定
renewals-leaving = 将流失
renewals-decision = 需要决定
renewals-renewed = 已续约
renewals-lost = 已流失
renewals-renewed-mrr = 已续约 MRR
renewals-expansion = 扩展
renewals-contraction = 缩减
renewals-lost-mrr = 流失 MRR
renewals-by-customers = 按客户
renewals-by-mrr = 按 MRR

## What is known of the months ahead

ahead-signed = 已签约未开始
ahead-coupon-end = 折扣到期
ahead-expansion = 计划扩展
ahead-resumed = 恢复
ahead-contraction = 计划缩减
ahead-paused = 暂停
ahead-cancelled = 已取消
ahead-not-renewing = 不续约
ahead-unpaid = 未付款
ahead-usage = 至今用量
ahead-lost-before-start = 开始前流失
ahead-fx = 汇率
ahead-merge = 合并
ahead-correction = 已结月份的更正
cmrr-title = 已承诺 MRR
cmrr-from = 自 { $at } 起
cmrr-opening = 期初
cmrr-committed = 已承诺
cmrr-rest-of-month = { $month }{ $day }日起
cmrr-supply = 发票说明不了未来有哪些已签约、已取消或到期；请提供带有 started_at、cancel_effective_at、term_ends_at、auto_renew、discount_ends_at 的 subscriptions
cmrr-no-terms = 没有已知的合同期限，因此不计入任何不续约；请在 subscriptions 中给出 term_ends_at（或 term_started_at 与 term_months）以及 auto_renew
cmrr-under-terms = { $whole } 中有 { $part } 处于较晚到期的合同期内

## Themes of comments that come with the program

theme-price = 价格
theme-bugs = 错误与故障
theme-support = 客户支持
theme-speed = 速度
theme-ease-of-use = 易用性
theme-missing-features = 缺少的功能
theme-onboarding = 上手
theme-integrations = 集成
theme-reporting = 报表
theme-mobile = 移动端
theme-billing = 发票与合同
theme-praise = 表扬
theme-complaint = 抱怨

## What customers are split by

# Names that are typed after --by; in English as they are typed.
dimension-plan = 套餐
dimension-product = 产品
dimension-currency = 货币
dimension-tenure = 客户年限
dimension-mrr-band = MRR 区间
dimension-pricing-model = 定价模式
dimension-contract-length = 合同期限
dimension-company-size = 公司规模（员工数）
dimension-company-revenue = 公司营收
segment-as-at = { $segment }（截至 { $day }）
dimension-cohort = 同期群
dimension-country = 国家
dimension-region = 地区
dimension-city = 城市
dimension-industry = 行业
dimension-channel = 渠道
dimension-campaign = 营销活动
dimension-owner = 负责人
dimension-company = 公司
dimension-employees = 员工数
dimension-name = 名称
dimension-email = 邮箱
