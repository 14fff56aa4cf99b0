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
segment-unread = 无法读取此条件
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
demo-look = 查看演示公司
demo-leave = 返回自己的数据
reach-lost = 服务器没有响应。
reach-offline = 此设备未连接网络。
reach-shown = 上次响应：{ $at }。当前显示的是当时的内容。
reach-last = 上次响应：{ $at }。
reach-next = { $n } 秒后重试
reach-trying = 正在重试…
reach-now = 立即重试
reach-back = 服务器已恢复响应。
demo-make = 创建演示公司
demo-remove = 移除演示公司
no-data = 还没有数据
no-data-text = 有了计费数据，数字就会显示在这里：请连接计费系统或导入文件。
no-data-ask = 有了计费数据，数字就会显示在这里。贵公司的管理员可以连接计费系统或导入文件。
unfed-title = 这里还没有可显示的内容
unfed-text = 此页面所用的表没有数据。导入其中任意一个即可：含有以下列的文件，或您所用工具的导出文件。
unfed-ask = 此页面所用的表没有数据。贵公司的管理员可以导入。
unfed-columns = 需要的列：
begin-stripe = 连接 Stripe
begin-stripe-text = 只需一个只读密钥，客户、订阅和发票就会自动导入并保持最新。
begin-stripe-go = 连接 Stripe
begin-demo = 演示公司
begin-demo-text = 一家虚构的公司，有三年的历史，位于单独的工作区。您的数据不受影响，随时可以移除。
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
screen-customers = 客户
screen-customer = 客户
screen-segments = 细分
screen-policies = 计算规则
screen-targets = 目标
screen-calculators = 计算器
screen-churn = 流失
screen-value = 价值
screen-voice = 客户之声
screen-support = 支持
screen-growth = 增长
screen-use = 产品使用
screen-sources = 来源与导入
screen-checks = 数据质量
workspace = 工作区
workspace-main = 您的公司
workspace-demo = 演示公司
screen-reconciliation = 对账
screen-relations = 关联
screen-benchmarks = 行业基准
screen-annotations = 图表注释
compare-weekday = 按星期几对齐
range-complete = 仅含已结束的期间
density = 密度
density-comfortable = 宽松
density-compact = 紧凑

## Components

close = 关闭
loading = 正在加载
again = 重试
trouble-unreachable = Tenure 没有响应。它在运行吗？连接正常吗？
trouble-forbidden = 您的角色没有此权限。
trouble-not-found = 找不到该内容。
trouble-server = Tenure 无法回答，原因见日志。
trouble-question = 无法回答这个问题。
trouble-value = 目前的内容无法接受。
trouble-too-large = 文件过大。
trouble-conflict = 存在冲突：它已存在，或在此期间已更改。
trouble-damaged = 存储的数据已损坏，不会据此得出任何指标。
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
key-figures = 关键数字
by-plan = 套餐
by-product = 产品
by-currency = 货币
by-country = 国家
by-channel = 渠道
by-industry = 行业
by-tenure = 客户年限
by-mrr-band = MRR 区间
by-pricing-model = 定价模式
by-contract-length = 合同期限
by-company-size = 公司规模
by-cohort = 同期群
by-owner = 负责人
heading-under = 低于 { $n }
heading-above = { $n } 及以上
by-category = 类别
by-stage = 阶段
by-touchpoint = 接触点
by-feature = 功能
by-churn-reason = 原因

## Charts

chart-table = 以表格显示
chart-save = 保存
chart-partial = 斜纹或虚线表示该时段尚未结束。
chart-through = 数据截至 { $day }。
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
chart-nothing = 此范围内没有可显示的内容。
chart-age-months = 账龄（月）
chart-age-weeks = 账龄（周）
with-interval = 色带为随机波动的可能范围。
chart-rest = 其他
chart-notes = 注释

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
renewals-due = { $n } 天内到期的合同
renewals-outcome = 结果
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
step-reactivation = 回流
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
cause-price = 价格
cause-seats = 席位
cause-plan = 套餐变更
cause-cross-sell = 其他产品
cause-coupon = 折扣
cause-term = 计费周期
cause-usage = 用量
cause-voluntary = 主动取消
cause-involuntary = 未付款
cause-retention-policy = 按规则终止
cause-policy = 规则变更
cause-unknown = 未知

## Retention

retention-about = 谁留下来、留下多少 MRR、留多久
cohorts-heading = 按客户到来的时间
cohorts-about = 每行是首笔 MRR 落在同一时段的客户；每列是一个账龄。
cohorts-of = 占比对象
cohorts-logo = 留存客户
cohorts-gross = 留存 MRR
cohorts-net = 含增长的 MRR
cohorts-usage = 产品使用
cohorts-unit = 账龄单位
cohorts-months = 月
cohorts-weeks = 周
cohorts-show = 显示
cohorts-absolute = 绝对值
cohorts-cell = { $of } 中的 { $left }：{ $share }
cohorts-mean = 加权平均
cohorts-caption = 同期群：{ $what }
cohorts-came = 到来时间
cohorts-note = 平均值按规模加权。圆点：该同期群时间不足。斜体：少于十个客户。
cohorts-none = 此范围内没有同期群
cohorts-none-text = 此范围内没有首笔 MRR，或没有人使用产品。可尝试更长的范围。
cohorts-curves = 按账龄的留存
cohorts-curves-about = 范围内所有同期群的加权平均
cohorts-age = 账龄
cohorts-month-n = 第 { $n } 个月
cohorts-week-n = 第 { $n } 周
survival-title = 客户停留多久
survival-share = 仍是客户
survival-at-risk = 观察 { $n } 个
survival-no-median = 共 { $customers } 个客户，其中 { $left } 个已离开；超过一半的停留时间长于观察期。色带为随机波动的可能范围。
survival-median = 共 { $customers } 个客户，其中 { $left } 个已离开；一半在 { $months } 个月内离开。色带为随机波动的可能范围。

## Churn

churn-about = 谁离开了、带走多少 MRR、为什么
churn-lost-by-kind = 按离开方式的流失客户
churn-mrr-by-kind = 按离开方式的流失 MRR
churn-reasons = 客户所述原因
churn-reason = 原因
churn-churns = 流失次数
churn-mrr = 流失 MRR（{ $currency }）
churn-share = 占流失 MRR 的比例
churn-nobody = 此范围内没有客户离开。
mix-title = 流失率为何变化
mix-about = 最近一期与上一期对比：是某组客户更常离开，还是易流失的客户变多了
mix-rate = 因流失率，百分点
mix-mix = 因结构，百分点
mix-of = （{ $all } 中 { $lost }）
mix-sentence = 从 { $before } 到 { $after }：{ $change } 个百分点，其中流失率贡献 { $rate }，结构贡献 { $mix }。

## Value

value-about = 客户价值几何，获取与留住客户的成本多少
value-cac-by-channel = 按渠道的获客成本
value-crc = 每客户留存成本明细
payback-title = 获客成本回收
payback-about = 每客户累计毛利减去获客成本
payback-balance = 每客户余额
payback-after = { $n ->
   *[other] 所有同期群平均 { $n } 个月回本
}
payback-not-yet = { $n ->
   *[other] { $n } 个月内未回本
}

## Voice

voice-about = 客户的回答与留言，以及背后的 MRR
voice-by-touchpoint = 按接触点的满意度
themes-title = 评论主题
themes-about = { $span }；一条评论可涉及多个主题
themes-theme = 主题
themes-comments = 评论
themes-share = 评论占比
themes-mrr = 评论者 MRR（{ $currency }）
themes-displeased = 不满意
themes-nps = NPS 得分
themes-none = 此范围内没有评论。
themes-other = 未识别主题
voice-comments = 客户原话
voice-comments-on = 关于 { $theme } 的原话
voice-comments-about = 大客户优先
voice-all-themes = 全部主题
voice-masked = （您的角色不可见）
voice-mrr = 每月 { $mrr }
voice-score = 评分 { $score }（{ $scale }）
voice-pleased = 满意
voice-neutral = 中立
voice-displeased = 不满意
themes-all = 全部评论

## Support

support-about = 客户需要多少帮助，得到帮助有多快
support-by-category = 按类别的每客户工单数
support-first-response = 首次响应时间
support-resolution = 解决时间

## Growth

growth-about = 客户从哪里来，有多少成为客户
growth-traffic = 按渠道的合格流量
growth-stages = 进入各阶段的线索
growth-loop = 按线索渠道的赢得 MRR
growth-leads = 按渠道的线索

## Use

use-about = 谁在用产品、多久用一次、用什么
use-users = 活跃用户
use-customers = 活跃客户
use-features = 按功能的采用率
onboarding-title = 新客户多快获得首个价值
onboarding-share = 已达成
onboarding-reached = { $all } 个中有 { $n } 个已达成。
onboarding-half = { $days ->
   *[other] { $all } 个中有 { $n } 个已达成；一半在 { $days } 天内。
}
onboarding-days = 开始后的天数

## Relations

relations-about = 哪些指标逐月同升同降，以及两者之中哪个先动。
relations-of = 比较内容
relations-changes = 变化
relations-levels = 水平
relations-window = 时间范围
relations-months = { $n ->
   *[other] { $n } 个月
}
relations-which = { $n ->
   *[other] { $n } 个指标
}
relations-find = 查找指标
relations-usual = 恢复默认
relations-caution = 同步变动，即使一先一后，也不等于因果：可能有第三个因素同时影响两者。{ $pairs } 对指标在多个间隔下共有 { $compared } 次比较，如此之多，总有一些因偶然而显得很强。
relations-of-changes = 比较的是指标逐月的变化，因为任何两个都在增长的指标看上去都会同步。
relations-of-levels = 比较的是指标本身的水平：两个都在增长的指标总会同步，不论彼此有无关系。
relations-matrix = 每对指标在最强间隔下的相关
relations-key-ramp = { $low } 反向，{ $high } 同向
relations-key-arrow = 行指标早于列指标 2 个月变动；← 表示晚于
relations-key-open = 浅色：方向也可能相反
relations-key-likely = 粗体：即使比较如此之多，也不太可能是偶然
relations-same-month = 同月
relations-together = { $a } 与 { $b } 同月
relations-before = { $a } 先动，{ $b } 在 { $apart }后
relations-to = { $low } 至 { $high }
relations-found = { $n ->
   *[other] 秩相关 { $value }，可能在 { $interval } 之间，基于 { $n } 个月。
}
relations-few = 能独立说明问题的月份很少：请谨慎看待。
relations-shares-terms = 两者部分由相同的数字构成，因此按定义就会同步。
relations-luck = 在所有看起来至少同样强的比较中，约 { $share } 出于偶然。
relations-pair = { $a } 与 { $b }
relations-curve = 按相隔月数：0 的右侧 { $a } 先动，左侧 { $b } 先动。色带为随机波动的可能范围。
relations-apart = 间隔
relations-across = 两者相隔的月数
relations-pairs = 所有指标对
relations-pairs-about = 各取最强的间隔。CSV 含每对指标在每个间隔下的结果。
relations-column-pair = 先动 → 后动
relations-interval = 可能区间
relations-column-months = 月数
relations-column-luck = 其中偶然占比

## Customers

customer = 客户
customers-about = 截至 { $day } 日终
customers-at = 截至
customers-search = 名称、ID、邮箱或域名
customers-status = 状态
customers-status-present = 现有客户
customers-status-all = 全部，含已流失
customers-status-customer = 客户
customers-status-paused = 已暂停
customers-status-free = 免费
customers-status-former = 已流失
customers-chosen = 已选 { $n } 个
customers-make-segment = 创建细分
customers-export-chosen = 导出所选
customers-choose-none = 取消选择
customers-choose = 选择 { $name }
customers-total = { $n } 个客户
customers-untold = 不含 { $n } 个无法得知 MRR 的客户
customers-none = 没有符合的客户
customers-none-text = 放宽搜索条件，或查看全部客户。
customers-page = 第 { $from }–{ $to } 个，共 { $all } 个
customers-before = 上一页
customers-next = 下一页
customers-columns = 列
customers-columns-keep = 为我保存
customers-columns-kept = 列已保存
customers-col-mrr = MRR
customers-col-arr = ARR
customers-col-change = 90 天变化
customers-col-start = 成为客户日期
customers-col-plans = 套餐
customers-col-movement = 最近变动
customers-col-seen = 最近活跃
customers-col-renewal = 续约
customers-col-tickets = 未结工单
customers-col-nps = 最近 NPS
customers-col-owner = 负责人
customers-col-email = 邮箱
customers-col-company = 公司
customers-col-country = 国家
customers-col-region = 地区
customers-col-city = 城市
customers-col-industry = 行业
customers-col-employees = 员工数
customers-col-channel = 渠道
customers-col-campaign = 营销活动
customers-col-created = 创建时间
customers-col-subscription-id = 订阅 ID
customers-col-plan-id = 方案 ID
customers-col-invoice-id = 发票 ID
customers-col-ticket-id = 工单 ID
customers-col-quantity = 数量
customers-col-amount = 金额
customers-col-interval = 计费周期
customers-col-started-at = 开始
customers-col-term-ends-at = 合同期结束
customers-col-ended-at = 结束
customers-col-issued-at = 开具
customers-col-due-at = 到期
customers-col-paid-at = 付款日
customers-col-amount-paid = 已付金额
customers-col-at = 时间
customers-col-result = 结果
customers-col-method = 支付方式
customers-col-decline-code = 拒付原因
customers-col-opened-at = 提交
customers-col-solved-at = 解决
customers-col-category = 类别
customers-col-satisfaction = 满意度
customers-col-responded-at = 回答时间
customers-col-survey = 调查
customers-col-score = 评分
customers-col-touchpoint = 接触点
customers-col-comment = 评论
customers-col-goal = 目标
customers-col-set-at = 设定
customers-col-achieved-at = 达成
customers-col-milestone = 里程碑
customers-col-expected-by = 预计
customers-col-reached-at = 达到
customers-col-role = 角色
customers-col-champion = 拥护者
customers-col-left-at = 离开
customers-col-name = 名称
customers-col-audience = 受众
customers-col-persona = 人群类型
customers-col-lead-created-at = 成为线索
customers-col-account-class = 账户级别

## Customer

customer-about = 截至 { $day } 日终；事件截至目前
customer-never = 尚非客户
customer-active-users = 28 天活跃用户
customer-seen = 最近活跃 { $day }
customer-never-seen = 从未活跃
customer-features = 28 天内使用的功能
customer-features-of = { $n } / { $all }
customer-unused = 从未使用：{ $features }
customer-merged = 另有 ID { $ids }，已合并至此
customer-mrr = 全期 MRR
customer-mrr-summary = { $n } 次变动；当前 { $mrr }
customer-happened = 发生了什么
customer-kinds = 事件类型
customer-kind-all = 全部
customer-nothing = 没有此类记录。
customer-more = 显示更多，还有 { $n } 条
customer-kind-movement = MRR
customer-kind-subscription = 订阅
customer-kind-change = 条款变更
customer-kind-invoice = 发票
customer-kind-payment = 付款
customer-kind-refund = 退款
customer-kind-credit = 贷项通知
customer-kind-dispute = 争议
customer-kind-trial = 试用
customer-kind-seats = 席位
customer-kind-ticket = 工单
customer-kind-answer = 调查回复
customer-kind-feedback = 反馈
customer-kind-milestone = 里程碑
customer-kind-goal = 目标
customer-kind-interaction = 互动
customer-kind-contact = 联系人
customer-kind-referral = 推荐
customer-event-new = 新增
customer-event-expansion = 扩展
customer-event-contraction = 收缩
customer-event-churn = 流失
customer-event-reactivation = 重新激活
customer-event-started = 开始
customer-event-paused = 暂停
customer-event-resumed = 恢复
customer-event-past-due = 逾期
customer-event-cancel = 申请取消
customer-event-ended = 结束
customer-event-changed = 变更
customer-event-issued = 开具
customer-event-paid = 已付
customer-event-voided = 作废
customer-event-succeeded = 成功
customer-event-failed = 失败
customer-event-converted = 转化
customer-event-purchased = 购买
customer-event-opened = 打开
customer-event-solved = 解决
customer-event-reached = 达成
customer-event-set = 设定
customer-event-achieved = 实现
customer-event-left = 离开
customer-renewal-leaving = 将流失
customer-renewal-decision = 需要决定
customer-renewal-renews = 自动续约
customer-renewal-unknown = 未说明是否续约
customer-explained = MRR 的构成
customer-pays-nothing = 当日不付费。
customer-adds = 各部分之和恰为 { $mrr }
customer-adds-not = 各部分之和不等于 { $mrr }
customer-attributes = 已知信息
customer-id = ID
customer-known-since = 记录于 { $at }
customer-notes = 备注
customer-note = 写备注
customer-note-add = 添加
customer-note-edited = 已编辑
customer-note-remove = 删除
customer-no-notes = 暂无备注。
customer-source = 来源
customer-rows-of = 最近 { $n } 条，共 { $all } 条
customer-subscriptions = 订阅
customer-invoices = 发票
customer-payments = 付款
customer-contacts = 联系人
customer-tickets = 工单
customer-answers = 调查回复
customer-goals = 目标
customer-milestones = 里程碑

## Segments

segments-about = 指标所针对的客户。已保存的细分可在每个页面顶部选择。
segments-new = 新建细分
segments-name = 名称
segments-description = 说明
segments-expression = 条件
segments-for = 适用
segments-shared = 所有人
segments-personal = 仅自己
segments-share = 供所有人使用
segments-acts = 操作
segments-look = 查看
segments-edit = 编辑
segments-edit-title = 细分 { $name }
segments-remove = 删除
segments-keep = 保存
segments-kept = 细分 { $name } 已保存
segments-saved = 已保存的细分
segments-none = 暂无细分
segments-none-text = 细分是对客户的条件，例如套餐、国家或高于某值的 MRR。
segments-wrong = 第 { $line } 行，第 { $column } 个字符：
segments-empty = 添加或书写条件。可用字段 { $n } 个。
segments-add = 条件
segments-field = 搜索字段
segments-group = 新建分组
segments-turn = 切换为相反
segments-and = 且
segments-or = 或
segments-not = 非
segments-less = 移除
segments-compare = 比较方式
segments-value = 值
segments-values = 值，每行一个
segments-negate = 取反
segments-compare-holds = 为真
segments-compare-in = 属于
segments-compare-not-in = 不属于
segments-compare-contains = 包含
segments-compare-not-contains = 不包含
segments-compare-starts = 开头为
segments-compare-missing = 缺失
segments-compare-not-missing = 存在

## Sources and import

sources-about = 数据从哪里来，由什么组成
sources-drop = 将文件拖到这里
sources-drop-text = 所有文件一起，顺序不限：CSV、JSONL 或 Parquet 表格，Stripe 和客服系统的导出，或包含它们的压缩包。在您看到结果预览之前不会保存任何内容。
sources-choose = 选择文件
sources-sending = 正在发送…
sources-keep = 保持不变
sources-connect = 连接 Stripe
sources-connect-about = 新数据自动到来：Tenure 按计划查询 Stripe，Webhook 则立即通知
sources-key = 密钥
sources-key-text = 具有读取权限的受限密钥即可。请在 Stripe 控制台创建：
sources-key-reads = 授予以下读取权限：
sources-key-kept = 密钥在本服务器上加密保存，只发送给 Stripe，之后不再显示。
sources-key-new = 更换密钥（留空则保留现有密钥）
sources-key-which = 需要什么样的密钥？
sources-schedule = 同步计划
sources-every-hour = 每小时
sources-every-day = 每天
sources-every-none = 仅手动
sources-every-minutes = 每 { $n } 分钟
sources-every-hours = 每 { $n } 小时
sources-every-days = 每 { $n } 天
sources-without = 排除部分内容
sources-without-text = 用于密钥无权读取的内容。依赖这些内容的指标将缺失。
sources-cancel = 取消
sources-save = 保存
sources-saved = 已保存
sources-state-syncing = 进行中
sources-state-paused = 已暂停
sources-state-failed = 失败
sources-state-waiting = 尚未查询
sources-state-fine = 已是最新
sources-test = 测试模式
sources-last = 上次同步
sources-next = 下次同步
sources-brought = 上次同步带来
sources-rejected = { $n } 个对象无法读取
sources-failures = 失败次数
sources-sync = 立即同步
sources-check = 检查密钥
sources-check-fine = Stripe 接受该密钥，且它可以读取所需的全部内容。
sources-change = 修改
sources-change-one = 修改 { $name }
sources-pause = 暂停
sources-resume = 恢复
sources-remove = 移除
sources-remove-one = 移除 { $name }
sources-remove-text = 密钥、签名密钥和等待中的事件将被删除。已导入的数据保留，可在批次中撤销。也请在 Stripe 中移除该 Webhook。
sources-webhook = Webhook
sources-webhook-none = 未设置
sources-webhook-text = 有了 Webhook，变更一分钟内即可到达，而不必等到下次同步。请在 Stripe 的 Developers 与 Webhooks 中用此地址添加端点，并将其签名密钥粘贴到这里。
sources-webhook-far = Stripe 只能访问互联网上的 https:// 地址。请用服务器在互联网上的地址打开控制面板，以查看正确的地址。
sources-webhook-events = 需要发送的快照（snapshot）事件：
sources-copy = 复制
sources-copied = 已复制
sources-copy-failed = 浏览器不允许复制：请选中该地址。
sources-signing = 签名密钥
sources-signing-keep = 轮换期间同时保留现有的签名密钥
sources-events-last = 最近的事件：{ $at }
sources-events-waiting = { $n } 个事件等待导入
sources-events-first = 首次同步之后导入
sources-kept-thin = { $n } 个事件未使用：它们是精简（thin）事件。请在 Stripe 中选择快照事件。
sources-kept-mode = { $n } 个事件未使用：其模式与密钥不同。
sources-kept-account = { $n } 个事件未使用：它们属于其他账户。
sources-kept-unknown = { $n } 个事件未使用：本版本不认识其对象类型。
sources-kept-bad = { $n } 个事件无法读取（{ $reason }）
jobs-syncing = 正在查询 Stripe
jobs-waiting = 等待中
jobs-planning = 正在读取文件
jobs-importing = 正在导入
jobs-making = 正在创建演示公司
jobs-running = 处理中
jobs-cancel = 停止
jobs-cancelling = 正在停止…
imports-title = 最近的导入
imports-one = 导入 { $n }
imports-files = 文件
imports-state-planning = 读取中
imports-state-planned = 待应用
imports-state-applying = 应用中
imports-state-applied = 已应用
imports-state-failed = 未能完成
imports-ready = { $n ->
   *[other] { $n } 行就绪
}
imports-brought = { $n ->
   *[other] { $n } 行新数据
}
imports-known = { $n } 行已存在
imports-warnings = { $n ->
   *[other] { $n } 个警告
}
imports-errors = { $n ->
   *[other] { $n } 个错误
}
imports-apply = 应用
imports-apply-good = 应用有效行
imports-apply-good-text = 有错误的行不会导入，而是放入可修正后重新发送的文件。
imports-strict = 全部导入或全不导入
imports-strict-text = 只要有一行出错，就不会导入任何内容。
imports-nothing-new = 这些文件中没有新内容。
imports-nothing-known = 尚未识别出任何表：请在下方说明这些文件是什么。
imports-look = 查看指标
imports-discard = 放弃
imports-forget = 从列表移除
imports-tables = 按表
imports-tables-about = 文件被识别为何种表，以及各行的去向
imports-table = 表
imports-rows = 行数
imports-added = 新增
imports-superseded = 已取代
imports-unchanged = 未变
imports-conflicts = 冲突
imports-rejected = 已拒绝
imports-rejects = 被拒绝的行：{ $name }
imports-remarks = 请注意
imports-findings = 存在的问题
imports-findings-about = 按原因统计；列出每个文件中的前几处及其位置
imports-file-failed = 无法读取 { $file }
imports-value = 实际值
imports-expected = 应为：
imports-currency = 账户货币
imports-zone = 时区
imports-map = 文件内容
imports-map-about = 表和列的识别结果。请修改有误之处并重新读取文件；此操作不会保存任何内容。
imports-map-table = 表
imports-map-columns = { $table } 的所有列
imports-map-required = 必填
imports-form-text = 文本
imports-form-time = 时间，例如 2026-03-31T14:05:00Z
imports-form-day = 日期，例如 2026-03-31
imports-form-month = 月份，例如 2026-03
imports-form-money = 金额，例如 1234.50
imports-form-minor = 以分为单位的金额，例如 123450
imports-form-rate = 汇率，例如 1.0875
imports-form-percent = 百分比，例如 20
imports-form-number = 数字，例如 2.5
imports-form-whole = 整数，例如 12
imports-form-flag = true 或 false
imports-form-choice = 其中之一：{ $words }
imports-form-currency = 货币，例如 EUR
imports-form-list = 用 ; 分隔的文本
imports-form-json = JSON
imports-map-no-table = 不读取
imports-map-suggested = 根据名称或列推测
imports-map-ignored = 不读取
imports-map-attribute = 作为属性保留
imports-map-rows = { $n ->
   *[other] { $n } 行
}
imports-map-missing = 缺少：{ $columns }
imports-map-twice = 重复指定：{ $columns }
imports-map-no-header = 无法读取此文件的标题行。
imports-map-numbers = 数字写法
imports-map-dates = 日期写法
imports-map-ends = 周期的结束日是服务的最后一天
imports-map-offer = 曾收到过具有这些列的文件：映射“{ $name }”。
imports-map-use = 使用
imports-map-download = 下载映射
imports-map-name = 映射名称
imports-map-save = 保存以备下次使用
imports-map-saved = 映射“{ $name }”已保存
imports-map-saved-ones = 已保存的映射
imports-map-remove = 移除映射“{ $name }”
imports-map-remove-short = 移除
imports-mapping = 映射文件
imports-mapping-text = 映射（TOML 格式）
imports-plan-again = 重新读取文件
batches-title = 批次
batches-about = 所有已导入的内容，最新在前；每个批次都可整体撤销
batches-none = 尚未导入任何内容。
batches-batch = 批次
batches-at = 导入时间
batches-source = 来源
batches-state = 状态
batches-counts = 有效
batches-undone = 已撤销
batches-undo = 撤销
batches-undo-one = 撤销批次 { $n }
batches-undo-added = { $n ->
   *[other] 其新增的 { $n } 行不再计入
}
batches-undo-superseded = { $n ->
   *[other] 其更改的 { $n } 行恢复原来的内容
}
batches-undo-text = 从现在起，其行不再计入任何结果。仍可查询此前某日已知的情况。
batches-undoing = 正在撤销批次 { $n }
batches-all = 显示全部 { $n } 个
checks-about = 指标是否符合规则，以及数据中的可疑之处
checks-fine = 没有问题
checks-laws = 指标规则
checks-laws-about = 由设计保证；若不成立，则是 Tenure 的错误。
checks-data = 不一致的事实
checks-data-about = 它们仍会计入；请在来源处修正。
checks-ok = 符合
checks-none = 无
checks-not-ok = 不符合
checks-problems = { $n ->
   *[other] { $n } 处
}

## Reconciliation

reconciliation-about = 将我们的 MRR 与其他系统对比，说明每项差异的原因；以及已结账月份此后的变化。
reconciliation-policies = 比较计算规则
reconciliation-theirs-title = 其他系统的数字
reconciliation-theirs-about = 按客户列出 MRR 的 CSV 文件。仅用于与我们的数字对比，绝不会成为事实数据。
reconciliation-statement = 文件
reconciliation-send = 选择 CSV 文件
reconciliation-sending = 正在上传…
reconciliation-remove = 删除此文件
reconciliation-analyst = 尚未上传文件。分析员可以上传。
reconciliation-shapes = 以下三种格式之一，按表头识别：
reconciliation-shape-rows = 每个客户每月一行
reconciliation-shape-months = 每月一列，即 Stripe 按订阅者导出的 MRR
reconciliation-shape-changes = 每次变化一行
reconciliation-held = 我们的与 { $file }
reconciliation-rows = { $n ->
   *[other] { $n } 行
}
reconciliation-under = 我们的计算规则
reconciliation-in-force = { $policy }（当前生效）
reconciliation-ours = 我们的
reconciliation-theirs = 对方的
reconciliation-difference = 差异
reconciliation-end-of = 截至日终
reconciliation-bridge = { $day } 日终：从我们的到对方的
reconciliation-same = { $day } 日终，两者逐个客户一致。
reconciliation-all-same = 两者处处一致。
reconciliation-adds-up = 账目吻合：对每个客户和月份，我们的加所有原因等于对方的。
reconciliation-unexplained = { $n ->
   *[other] { $n } 项差异没有事实可证实的原因
}
reconciliation-months = 按月，单位 { $currency }
reconciliation-months-about = 选择月份以查看其变动桥和客户。
reconciliation-causes = 原因
reconciliation-causes-about = 涵盖文件中的所有月份。仅当按该方式计算客户能得出对方的数字时，才算作原因；绝不猜测。
reconciliation-cause = 原因
reconciliation-amount = 对方减我们，{ $currency }
reconciliation-differences = 差异数
reconciliation-largest = 最大的
reconciliation-try = 可解释差异的规则
reconciliation-try-title = 按此设置计算我们的
reconciliation-effect = 其影响
reconciliation-no-policy = 与规则无关
reconciliation-customers = { $day } 日终有差异的客户
reconciliation-all-causes = 所有原因
reconciliation-how = 如何得出
reconciliation-also = ；也符合：{ $causes }
reconciliation-no-difference = 此处没有差异。
reconciliation-discounts = 折扣
reconciliation-trials = 试用
reconciliation-past-due = 逾期付款
reconciliation-paused = 暂停
reconciliation-cancellation = 取消的计入时间
reconciliation-usage = 按量计费
reconciliation-term = 计费周期长度
reconciliation-tax = 税
reconciliation-fx = 汇率
reconciliation-invoices = 账单的计入时间
reconciliation-credits = 退款与贷记
reconciliation-timing = 相差几天
reconciliation-rounding = 四舍五入
reconciliation-only-ours = 仅我们有此客户
reconciliation-only-theirs = 仅对方有此客户
reconciliation-unknown = 未知
reconciliation-closed = 已结账月份
reconciliation-closed-about = 已结账月份的数字保持不变。此后得知的内容列于此处，并作为更正计入第一个未结账月份。
reconciliation-none-closed = 尚无已结账月份。请在命令行结账：
reconciliation-closes = { $n ->
   *[other] { $n } 次结账：{ $months }
}
reconciliation-unchanged = 结账以来，这些月份没有新的信息。
reconciliation-changed = { $n ->
   *[other] 此后有 { $n } 项变化，合计 { $amount }
}
reconciliation-month = 月份
reconciliation-as-closed = 结账时
reconciliation-as-now = 目前所知
reconciliation-why = 由于
reconciliation-fact = { $what }（导入 { $batch }）
reconciliation-up-to = { $month }及以前
reconciliation-new = 新增
reconciliation-superseded = 已被取代
reconciliation-undone = 已撤销
reconciliation-by-policy = 规则不同
reconciliation-more-facts = { $n ->
   *[other] 另有 { $n } 项
}

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
figure-split = { $name }，按{ $by }
figure-largest = 共 { $all } 项中最大的 { $n } 项；表中列出全部。
figure-headings = 按{ $by }
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
figure-rows-of = { $period } 的构成：{ $group }
figure-headings-about = 选择一项，查看数字背后的客户。

## Definitions

definitions-about = { $n } 个指标各自的含义、算法，以及谁这样计算
definitions-find = 查找指标
definition-figures = 查看数字
definition-variants = 计算方式
definition-variants-about = 除非另选，Tenure 显示第一种。
definition-usual = 默认
definition-split = 默认按 { $by } 拆分
definition-needs = 需要这些表：{ $tables }
definition-instead = 或 { $tables } 中的 { $column }
definition-benchmarks = 行业基准
definition-benchmarks-about = 公开发表的数字，各注明样本与注意事项。可作起点，并非定论。
definition-no-year = 未注明年份
definition-no-sample = 未注明样本
definition-better-up = 越高越好。
definition-better-down = 越低越好。

## Benchmarks and targets

targets-about = 指标的目标值与实际值
targets-metric = 指标
targets-period = 期间
targets-value = 目标值
targets-set = 设定目标
targets-keep = 设定
targets-how = 期间写作 2026、2026-Q4 或 2026-07。比率写作小数：1.05 即 105%。
targets-none = 暂无目标
targets-none-text = 目标说明某指标在某月、某季或某年应达到的值。
targets-is = 实际 { $value }
targets-met = 已达成
targets-missed = 未达成
benchmarks-all = 所有基准
benchmarks-family = 类别
benchmarks-every = 全部
benchmarks-within = 在区间内
benchmarks-above = 高于区间
benchmarks-below = 低于区间
benchmarks-unknown = 没有可对比的数字
benchmarks-few = { $all } 个指标中有 { $bands } 个具备来源可查的公开基准。其余宁缺毋滥，不提供无法核实的基准。
targets-line = { $period } 目标：{ $value }
targets-not-yet = 尚未达成

## Annotations

annotations-about = 某日发生的事情：时间图表会在相应位置显示。
annotations-add = 添加注释
annotations-change = 修改注释
annotations-edit = 修改
annotations-at = 日期
annotations-kind = 类型
annotations-text = 发生了什么
annotations-hint = 价格上调 8%
annotations-author = 作者
annotations-keep = 保存
annotations-kept = 注释已保存
annotations-removed = 注释已删除
annotations-all = 所有注释
annotations-none = 暂无注释
annotations-none-text = 发布、调价、定义变更：记下日期，所有时间图表都会显示。
annotations-release = 发布
annotations-price = 价格
annotations-definition = 定义
annotations-import = 数据
annotations-other = 其他

## Calculators

calculators-about = 用输入的数字计算常用指标，不保存任何内容。
calculators-which = 指标
calculators-type = 输入数字，结果立即显示在此。
calculators-between = 考虑随机性，在 { $low } 与 { $high } 之间
calculators-of-arpa = 每账户平均收入
calculators-of-arr = 年度经常性收入：12 × MRR
calculators-of-cac = 客户获取成本
calculators-of-change = 一个流失率与另一个的差异是否超出偶然
calculators-of-churn = 客户流失率：流失 ÷ 期初
calculators-of-clv = 客户终身价值
calculators-of-crc = 客户留存成本
calculators-of-crr = 客户留存率：（期末 − 新增）÷ 期初
calculators-of-csat = 客户满意度：好评 ÷ 回答
calculators-of-gross-margin = 毛利率
calculators-of-growth = 增长，若跨多个月则含月均
calculators-of-grr = 总收入留存率
calculators-of-lead-to-customer = 线索到客户的转化率
calculators-of-lifetime = 生命周期（月）：1 ÷ 流失率
calculators-of-ltv-cac = 每单位获取成本的终身价值
calculators-of-nps = 净推荐值
calculators-of-nrr = 净收入留存率
calculators-of-payback = 收回客户成本所需月数
calculators-of-quick-ratio = 速动比率：获得的 MRR ÷ 失去的 MRR
calculators-of-revenue-churn = 总收入与净收入流失率
calculators-of-trial-conversion = 免费试用转化率
calculators-in-mrr = MRR
calculators-in-paying = 付费客户
calculators-in-currency = 金额的货币，用于确定小数位
calculators-in-level = 区间的置信度（百分比）
calculators-in-spend = 期间销售与营销的成本，含人员
calculators-in-won = 期间赢得的客户，不含回归的
calculators-in-lost = 流失的客户
calculators-in-start = 期初客户
calculators-in-lost-then = 当时或另一分群中流失的客户
calculators-in-start-then = 当时的期初客户
calculators-in-lost-of-start = 期初客户中流失的
calculators-in-period = 期间长度
calculators-in-period-year = 期间长度；基准为一年
calculators-in-mrr-each = 每客户 MRR
calculators-in-mrr-all = 代替每客户 MRR：全部 MRR
calculators-in-margin = 毛利率，例如 80%
calculators-in-contract-months = 代替流失率：合同平均时长（月）
calculators-in-month-churn = 月流失率，例如 1%
calculators-in-month-lost = 代替流失率：一个月流失的客户；此时有区间
calculators-in-month-start = 月初客户
calculators-in-crc-cost = 期间的客户成功人员、工具、客户营销、培训和忠诚计划
calculators-in-active = 活跃客户
calculators-in-end = 期末客户
calculators-in-won-of-end = 其中期间赢得的客户
calculators-in-positive = 好评：5 分制的 4、5，7 分制的 6、7，10 分制的 9、10
calculators-in-answers = 全部回答，不含跳过的
calculators-in-revenue = 收入
calculators-in-sales-cost = 销售成本：托管、支持、支付
calculators-in-from = 当时的金额
calculators-in-to = 现在的金额
calculators-in-months = 相隔月数
calculators-in-mrr-start = 期初 MRR
calculators-in-mrr-less = 留下的客户少付的 MRR
calculators-in-mrr-more = 期初客户多付的 MRR
calculators-in-mrr-left = 离开者的 MRR
calculators-in-mrr-new = 新客户的 MRR
calculators-in-mrr-new-one = 一个新客户的 MRR
calculators-in-mrr-back = 回归客户的 MRR
calculators-in-leads-won = 成为客户的线索
calculators-in-leads = 全部线索
calculators-in-clv = 客户的终身价值
calculators-in-cac = 客户的获取成本
calculators-in-promoters = 9 或 10 分的回答
calculators-in-passives = 7 或 8 分的回答
calculators-in-detractors = 6 分及以下的回答
calculators-in-interval = 区间的算法
calculators-in-converted = 转为付费的试用
calculators-in-trials = 同期开始的试用

## Settings

policies-about = MRR、流失与留存按何规则计算。选择前可看到其他规则的影响。
policies-begin = 起点
policies-in-force = 当前生效：
policies-tried = 试用：
policies-choose = 从现在起使用
policies-chosen = 指标现按此规则计算
policies-settings = 设置
policies-setting = 设置
policies-value = 值
policies-says = 厂商说明
policies-effect = 影响
policies-now = 当前
policies-then = 试用
policies-change = 差异
policies-save = 以名称保存
policies-save-about = 每次保存为新版本，已有版本不会更改。
policies-name = 名称
policies-keep = 保存
policies-saved = 规则 { $name } 已保存
policies-of-discounts = 降低 MRR 的折扣
policies-of-paid-trials = 付费试用
policies-of-usage = 按用量计费
policies-of-past-due = 付款逾期
policies-of-unpaid = 放弃收款
policies-of-paused = 已暂停的订阅
policies-of-zero-amount = 价格降为零
policies-of-churn-recognised = 何时算作流失
policies-of-reactivation = 回归算作重新激活
policies-of-gap-tolerance = 不算离开的间隔
policies-of-netting = 此间隔内的变动合为一次
policies-of-new-and-gone = 同一期间内来而又去
policies-of-constants = 一个月的周数和天数
policies-of-fx = 汇率日期
policies-of-invoice-existing = 已有订阅的发票何时计入
policies-of-invoice-new = 订阅首张发票何时计入
policies-of-void-invoices = 已作废发票计入
policies-of-uncollectible = 无法收回的发票
policies-of-failed-first-payment = 首次付款失败
policies-of-refunds = 退款
policies-of-credit-notes = 降低 MRR 的贷项通知单
policies-of-disputes = 有争议的付款
policies-of-merges = 合并的客户视为一个
policies-value-forever-limited = 无期限的，以及有期限且在有效期内的
policies-value-forever-repeating = 同上，但不含一次性的
policies-value-forever = 仅无期限的
policies-value-discounts-all = 全部，以及订阅的一次性负数行
policies-value-discounts-none = 无：MRR 按标价计
policies-value-one-off = 一次性收入
policies-value-count = 计入
policies-value-exclude = 不计入
policies-value-last-invoice = 按最近一次开票
policies-value-trailing-mean = 最近三张发票的平均值
policies-value-minimum-commitment = 承诺的最低额
policies-value-keep = 保留
policies-value-churn = 流失
policies-value-zero = MRR 归零直至恢复
policies-value-contraction = 缩减：仍是客户
policies-value-service-ends = 服务结束时
policies-value-requested = 提出取消时
policies-value-billing-ended = 账单系统确认时
policies-value-any-gap = 始终
policies-value-gap-none = 无：任何间隔都计入
policies-value-same-day = 同一天结束并开始
policies-value-migration = { $day } 迁移前后最多 { $n } 天
policies-value-netting-none = 仅同一时刻
policies-value-netting-day = 一天之内
policies-value-show = 两个变动都显示
policies-value-suppress = 都不显示
policies-value-average-year = 按一年 365.25 天
policies-value-weeks-52 = 按一年 52 周和 365 天
policies-value-weeks-4 = 4 周，30 天
policies-value-component-start = 价格开始生效时
policies-value-renewal = 每次续订时
policies-value-period-end = 期末
policies-value-issued = 开具时
policies-value-paid = 付款时
policies-value-never = 从不
policies-value-until-voided = 直到作废
policies-value-until-paid = 付款前不计入
policies-value-cash-only = 只影响现金，不影响 MRR
policies-value-full-with-cancellation = 全额且同时取消：MRR 结束
policies-value-full-erases = 全额：视为从未发生
policies-value-reduce = 按份额降低 MRR
policies-value-recurring = 针对经常性行的
policies-value-all = 全部
policies-value-lost-ends-service = 败诉的终止服务
policies-value-from-beginning = 从一开始
policies-value-at-merge = 自合并起
policies-value-churn-after = { $n } 天后视为流失
policies-value-within = { $n } 天内；之后算新客户
policies-value-gap-days = 不超过 { $n } 天
policies-value-minutes = { $n } 分钟内
policies-value-constant = 按 { $day } 的汇率
screen-settings = 设置
settings-you = 您
settings-users = 用户
settings-tokens = 令牌
settings-company = 公司
settings-audit = 审计日志
settings-audit-text = 所做的操作，最新的在前。其中内容无法更改。
settings-name = 名称
settings-company-name = 公司名称
settings-currency = 货币
settings-zone = 时区
settings-zone-text = 在每个页面上，日、周和月均按此时区划分。
settings-save = 保存
settings-saved = 已保存
settings-dates-moved = { $n } 个按 { $zone } 读取的日期现在落在别的日子：{ $date } 变成了 { $now }。请撤销那些导入并重新导入文件，或选择 { $zone }。
settings-backup = 备份
settings-backup-text = 以下命令在 Tenure 运行时将所有事实、用户和设置写入一个文件：
settings-password = 密码
settings-password-current = 当前密码
settings-password-new = 新密码
settings-password-rule = 十个字符或更多；几个词语容易记住。
settings-password-change = 更改密码
settings-password-done = 密码已更改；所有其他会话均已结束。
settings-sessions = 您的登录位置
settings-browser = 浏览器
settings-address = 地址
settings-used = 上次使用
settings-end = 结束
settings-role = 角色
settings-role-viewer = 查看者
settings-role-analyst = 分析师
settings-role-admin = 管理员
settings-role-owner = 所有者
settings-masked = 不含名称
settings-masked-text = 对其隐藏客户的名称、邮箱和评论
settings-seen = 上次访问
settings-change = 更改
settings-user-add = 添加用户
settings-remove = 移除
settings-token-new = 新令牌
settings-token-text = 程序用它代您查询。其权限不会超过您。
settings-token-for = 用途
settings-token-make = 创建令牌
settings-token-once = 请立即复制：以后不再显示。
settings-token-none = 还没有令牌
settings-begins = 开头
settings-scope = 权限
settings-scope-read = 读取
settings-scope-write = 读取和写入
settings-scope-admin = 您的全部权限
settings-days = 天数
settings-ends = 到期
settings-revoke = 撤销
settings-when = 时间
settings-who = 人员
settings-what = 操作
settings-object = 对象
settings-newest = 最新
settings-older = 更早
settings-did-session-begin = 登录
settings-did-session-end = 退出登录
settings-did-user-create = 添加用户
settings-did-user-change = 更改用户
settings-did-user-password = 更改密码
settings-did-user-remove = 移除用户
settings-did-token-create = 创建令牌
settings-did-token-revoke = 撤销令牌
settings-did-company-change = 更改公司设置
settings-did-policy-choose = 启用计算规则
settings-did-policy-save = 保存计算规则
settings-did-segment-create = 创建分群
settings-did-segment-change = 更改分群
settings-did-segment-remove = 移除分群
settings-did-note-create = 添加备注
settings-did-note-change = 更改备注
settings-did-note-remove = 移除备注
settings-did-annotation-create = 添加图表注释
settings-did-annotation-change = 更改图表注释
settings-did-annotation-remove = 移除图表注释
settings-did-target-set = 设置目标
settings-did-target-remove = 移除目标
settings-did-source-create = 连接来源
settings-did-source-change = 更改来源
settings-did-source-check = 测试来源密钥
settings-did-source-sync = 拉取来源
settings-did-source-events = 载入事件
settings-did-source-remove = 移除来源
settings-did-import-send = 上传文件
settings-did-import-map = 分配列
settings-did-import-plan = 规划导入
settings-did-import-apply = 执行导入
settings-did-import-remove = 放弃导入
settings-did-mapping-save = 保存映射
settings-did-mapping-remove = 移除映射
settings-did-batch-undo = 撤销导入
settings-did-demo-make = 创建演示公司
settings-did-demo-remove = 移除演示公司
settings-did-statement-send = 上传对账文件
settings-did-statement-remove = 移除对账文件
settings-did-job-cancel = 取消任务
settings-did-key-rotate = 更换密钥

## Login and first run

screen-login = 登录
screen-setup = 设置 Tenure
login-email = 电子邮箱
login-password = 密码
login-go = 登录
login-wrong = 邮箱与密码不匹配。
login-too-many = 尝试次数过多。请稍候再试。
login-lost = 忘记密码？管理员可以重设，或在服务器上运行：tenure user password
login-needs-admin = 目前还没有人可以登录。请打开启动 Tenure 时终端显示的链接；重新启动会显示新的链接。
setup-text = 您将成为所有者，拥有全部权限。
setup-go = 创建所有者
setup-company = 您的公司
setup-company-text = 货币和时区以后都可以更改。
setup-next = 继续
setup-done = Tenure 已设置完成。
