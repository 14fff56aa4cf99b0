# What the command line says of the work itself: imports, checks, policies, closes, and what it
# remarks on stderr.

## Remarks on the data

remark-events-stopped = { $last } 之后没有任何事件，而计费数据一直到 { $through }：此后的数字说明不了使用情况
remark-not-drawn = 没有任何比率向其他比率收缩：至少需要三个比率已知的分组，且不能全为 0 或全为 100 %
remark-warning = 警告：
remark-hint = 提示：
remark-no-mrr = 数据中没有 MRR：{ $why }
remark-no-full-month = 数据不含任何完整的月份，所以这些数字说的是数据之前的时间：数据始于{ $begin }，止于{ $end }；请用 --from { $from } --to { $to } --grain day 来查询
remark-no-billing = 没有 subscriptions、发票行或 mrr_months
remark-doubts = 并非总能判断 { $n } 个客户是否属于该细分（{ $why }）；届时将其排除，数字无值
remark-not-read = { $file } 未能读到结尾
remark-not-read-why = { $file } 未能读到结尾：需要 { $needs }
remark-files-unread = { $n } 个文件没有读取：{ $names }
remark-columns-unread = { $n } 个列无法识别：{ $names }
remark-rejected = { $n } 行被拒绝；数字不含这些行
remark-ids-twice = { $n } 个 id 出现两次且内容不同；以最后一个为准
remark-events-twice = { $n } 个事件出现两次且内容不同；以第一个为准
remark-dry-run = tenure import BUNDLE --data DIR --dry-run 会显示文件和各行的问题
remark-future = { $n } 个事件在未来（至{ $day }），不计入任何数字：请检查给它们标日期的时钟
remark-unnamed = { $n } 个客户有算作使用但未指明用户的事件：这些事件说明客户在使用，但不计入任何用户数字（user_id）
remark-every-event = 每个事件都算作使用，因为 event_kinds 没有说明哪些算
remark-closed-mrr = 月份已关闭至 { $month }：这只涉及 MRR；MRR 以外的数据以现在所知为准
remark-answers-elsewhere = 其他变体有以另一量表给出的回答：{ $variants }

## Imports

import-done = 已将 { $bundle } 导入 { $data }，批次 { $id }：{ $n } 行新数据。
import-plan = { $bundle } 导入 { $data } 的计划；不写入任何内容。新行数：{ $rows }。
import-plan-nothing = { $bundle } 导入 { $data } 的计划：没有文件被识别为表。
import-strict = { $bundle } 未导入任何内容：--strict，且并非所有行都有效。
import-no-rows = { $bundle } 未导入任何内容：没有行。
import-no-good-rows = { $bundle } 未导入任何内容：没有有效的行。
import-added = 新增
import-superseded = 已取代
import-late = 迟到
import-unchanged = 未变
import-repeated = 重复
import-conflicts = 冲突
import-rejected = 已拒绝
import-first-errors = 共 { $n } 个错误，显示前 { $shown } 个。
import-by-cause = 按原因：
import-reject-file = 被拒绝的行：{ $path }
import-objects = 对象：{ $all } 个，其中 { $taken } 个有行，{ $refused } 个被拒绝，{ $ignored } 个没有可保留的内容。
import-objects-stripe = 对象：{ $all } 个，其中 { $taken } 个有行，{ $refused } 个被拒绝，{ $ignored } 个没有可保留的内容，{ $left_out } 个属于另一模式；{ $events } 个随事件而来。
import-keeps = tenure.toml 写着 { $key } = { $said }；工作区保持 { $kept }
import-currency = 账户货币为 { $currency }，是文件中唯一的货币。
import-no-currency = 没有说明账户以何种货币记账；采用 EUR
import-no-currency-hint = 用 --currency 说明，或在 tenure.toml 中写 currency = "USD"
import-no-currency-hint-here = 请在导入前于文件处选择（账户货币），或在“设置”的“公司”中选择
import-no-zone = 未指定时区：不带时间的日期按 UTC 的日子计（--time-zone，或 tenure.toml 中的 time_zone）。
batches-batch = 批次
batches-imported = 导入时间
batches-source = 来源
batches-files = 文件
batches-undone = 已撤销
batches-is-undone = 批次 { $id } 已撤销。

## Checks

check-ok = 正常
check-bad = 异常
check-check = 检查
check-of = 对象
check-says = 说明
check-problems = 问题
check-examples = 例如
check-laws = 规则
check-data = 数据
check-bridge-closes = 期初 + 所有各步 = 期末，逐月成立
check-components-sum = 每个客户的组成部分之和等于其各步，每次变化都成立
check-days-sum-to-months = 一个月的净变动等于其各日之和
check-levels-not-negative = 任何客户的 MRR 都不会低于零
check-rows-sum-to-figures = 上个月每个度量与计数背后的行之和等于其数字
check-customer = 客户 { $what }
check-fault-gap = { $period }：缺少 { $units } 个单位
check-fault-opening = { $period }：期初不等于上月期末
check-fault-components = { $customer }：在 { $at }，组成部分合计 { $components }，步骤合计 { $steps }
check-fault-days = { $period }：各日合计 { $days }，而非 { $month }
check-fault-level = { $customer }：{ $level } 个单位，在 { $at }
check-fault-rows = { $name }：各行合计 { $rows }，而非 { $figure }
check-fault-circle = 线索 { $lead }{ $place }：于 { $at } 回到 { $stage }
check-fault-stranger = { $what }，行数：{ $n }
check-fault-stranger-near = { $what }，行数：{ $n }；已有 { $near }
check-fault-event-near = { $what }；已有 { $near }
check-fault-events = { $n } 个事件，最晚在 { $latest }
check-fault-dates = 按 { $zone } 读取：{ $n }；原为 { $day } 的日期落在 { $now }
check-fault-families = { $month }：{ $n } 个客户（{ $first } 等），订阅 { $subscriptions }，发票 { $invoices }
check-hint-future = 提示：检查为其记录时间的时钟或时区；其中的事件不计入任何指标。
check-hint-merges = 提示：它们各自仍是独立的客户；请在 merged_into 中写一个存在的客户，或留空。
check-hint-paid = 提示：请更正日期；若发票是订阅的第一张，则由其付款决定从何时起计入。
check-hint-pause = 提示：视为暂停一直持续；请更正时间，若无人知道何时结束则留空。
check-hint-rate = 提示：这些汇率不会使用；也许它们属于另一种货币，或账户货币另有其他（tenure.toml、--currency）。
check-hint-period = 提示：每一行计入包含其日期的那一周或那一月；若一行涵盖的是别的时间，请按天拆分。
check-hint-dates = 提示：请撤销那些导入（tenure batches undo）并重新导入其文件，或将账户时区设为读取时的时区。
check-hint-families = 提示：二者之一为准（tenure.toml 中的 speaks）并生成指标，另一方用于核对；tenure explain customer 显示某客户的已知信息。
check-hint-decimals = 提示：这些行未注明货币，因此按其套餐的货币计；请更正金额，或注明其货币。
check-hint-periods = 提示：请为这些行提供 period_start 和 period_end，或以 subscriptions 或 mrr_months 提供每月付款。
check-hint-payments = 提示：请为发票提供 status 或 paid_at，或提供 payments；用 --policy standard,invoice_new=issued 则全部从开具之日起计入。
check-hint-stages = 提示：每次进入在流量中计一次；在存量中，线索只在其最后一个阶段。请更正日期，或去掉返回的记录。
check-hint-references = 提示：两张表可能不是同一天导出的：请补上缺少的内容，或更正编号。未知发票的付款不计入，其他行尽可能计入。
check-hint-invites = 提示：请更正日期或客户；在此之前，这些回答按现状计入。
check-hint-scales = 提示：请更正得分或问卷的量表；在此之前，这些回答不计入任何得分。
check-hint-kinds = 提示：请更正回答或其所指的内容；在此之前，它按所在行的说明计入。
check-hint-nps = 提示：这些回答不计入任何得分；用星级或表情提问的可能是 csat。
check-hint-order = 提示：请更正日期；在此之前，这些行按所注日期计入。
check-hint-parts = 提示：这些访客都不算合格访客；请更正数目，或给出 qualified_visitors。
check-hint-goals = 提示：没有 achieved_at 的目标，只有状态为 achieved、done、completed 或 reached 时才算达成。
check-hint-ticket-status = 提示：只要 solved_at 或 closed_at 如此表明，这类工单即视为已解决；如果该词表示工单重新打开，请写 open。
check-hint-strangers = 提示：请导入这些客户，或在来源处更正编号；在此之前，它们只计入记录类指标，旁边没有 MRR。
check-hint-spend = 提示：补上这些月份的行，没有支出时金额写 0；在此之前，涉及它们的指标没有定义。
check-more = 另有 { $n } 处
check-all-passed = { $n } 项检查全部通过。
check-some-found = { $n } 项检查中有 { $found } 项发现了问题。

## Explanations

explain-parts-make = 各部分之和恰为 MRR。
explain-parts-differ = 各部分之和不等于 MRR。
explain-plan = 套餐 { $id }
explain-subscription = 订阅 { $id }
explain-item = 项目 { $id }
explain-reason = 自述原因 { $id }
explain-from-on = 自 { $from } 起，据 { $table } { $id }（{ $place }）
explain-from-to = { $from } 至 { $to }，据 { $table } { $id }（{ $place }）
explain-by = 据 { $table } { $id }（{ $place }）
explain-instead = 取代 { $place }（批次 { $batch }，{ $at }）
explain-netted = 规则合并为此变动的步骤（netting = { $window }）
explain-cancelled = MRR 没有变动：规则合并抵销的步骤（netting = { $window }）相互抵消
explain-mrr-after = 之后的 MRR
explain-history = 由来
explain-history-left-out = 由来，略去较早的 { $n } 次变动
explain-then = MRR { $before } → { $after }，之后为{ $status }
explain-undefined = 无值：{ $why }
explain-as-billed = 按计费货币：{ $amount }
explain-correction-of = { $kind }（{ $what }）
explain-figure = { $name }（{ $id }，{ $variant }），{ $period }
explain-figure-of = { $name }（{ $id }，{ $variant }），{ $period }，限于 { $segment }
explain-exactly = { $value }，精确值 { $fraction }
explain-partial = 期间尚未结束，或数据在其结束前终止。
explain-term = 项
explain-what = 含义
explain-foot = 规则 { $name }（{ $hash }）
# How an amount becomes MRR, one step a line.
arithmetic-list = 每 { $term } { $amount }
arithmetic-list-units = 每 { $term } { $amount }，共 { $units } 个单位
arithmetic-days = { $n } 天
arithmetic-weeks = { $n } 周
arithmetic-months = { $n } 个月
arithmetic-years = { $n } 年
arithmetic-percent-off = 减去 { $percent } 折扣
arithmetic-amount-off = 减去折扣 { $amount }
arithmetic-already-off = 发票已扣除折扣 { $amount }
arithmetic-takes-back = { $amount } 冲回正在生效的部分
arithmetic-part = × { $whole } ÷ { $billed }（整个周期的天数 ÷ 计费天数）
arithmetic-lowered = 减去 { $by } 扣除的 { $amount }
arithmetic-lowered-share = 减去 { $by } 从发票中扣除的 { $amount } 的相应份额
arithmetic-tax = ÷ { $factor }（扣除内含税）
arithmetic-per-months = ÷ { $n } 个月
arithmetic-weeks-in-month = { $factor }（一个月的周数）
arithmetic-days-in-month = { $factor }（一个月的天数）
arithmetic-too-large = = 每月 { $currency } 超出可精确保存的范围
arithmetic-a-month = = 每月 { $amount }
arithmetic-together = = 合计每月 { $amount }
arithmetic-mean = = 平均每月 { $amount }
arithmetic-of-plan = （价格取自 { $plan }）
arithmetic-no-rate = 没有兑 { $currency } 的汇率
arithmetic-at-rate = = { $amount }，按{ $day }起沿用的汇率

## Reconciliations

reconcile-title = 我方 MRR 与 { $file } 的对照，{ $span }，{ $currency }
reconcile-ends = { $from }至{ $to }各日终
reconcile-end = { $day }日终
reconcile-nothing = 没有可比较的内容
reconcile-same = 两者处处相同。
reconcile-end-of = 日终
reconcile-ours = 我方
reconcile-theirs = 对方
reconcile-differences = 差异
reconcile-largest = 最大
reconcile-how = 如何发现
reconcile-also = 也符合
reconcile-equal = { $n } 个数字中有 { $equal } 个相同。
reconcile-doubtful = { $n } 个差异也符合其他原因；--by customer 会列出。
reconcile-unused = 未使用的列：{ $columns }。
reconcile-months = 似乎表示时间的列未能识别，已略去：{ $columns }
reconcile-months-hint = 月份写作 2026-03、03/2026 或 Mar 2026
reconcile-unknown = { $n } 个差异原因未知且超出容差
reconcile-rejected = { $n } 行中有 { $rejected } 行被拒绝；数字不含这些行
reconcile-no-figures = 文件只有表头而没有数字
reconcile-firsts = 每个日期都是某月一日，代表该日终
reconcile-firsts-hint = 如果指的是月份，请将该列命名为 `month`
reconcile-strangers = { $n } 个只有文件中才有的客户不属于任何细分，已排除
reconcile-ahead = 文件中有 { $n } 天尚未结束，已排除
difference-discounts = 折扣
difference-trials = 试用
difference-past-due = 逾期
difference-paused = 暂停
difference-cancellation = 取消
difference-usage = 用量
difference-term = 计费周期
difference-tax = 税
difference-fx = 汇率
difference-invoices = 发票
difference-credits = 贷记
difference-timing = 时点
difference-rounding = 舍入
difference-closed-months = 已结月份
difference-only-ours = 仅我方有
difference-only-theirs = 仅对方有
difference-unknown = 未知
how-trials = 试用按已付费计
how-tax-in = 价格中的税未扣除
how-tax-added = 价格外加税
how-full-amount = 每个周期的金额每月全额计入
how-long-terms = 一年及更长的周期被排除
how-no-customer = 我方数据中没有此 id 的客户
how-not-named = 对方没有这个客户
how-never-mrr = 我方知道该客户，但其从未有过 MRR
how-nothing-fits = 没有任何设置或事实能得出对方的数字
how-rounding = 每项不足一个最小货币单位
how-left = 剩余部分
how-came-later = 该月已结账；事实在此之后才到
how-too-large = 我方 MRR 过大而无法保存
how-not-converted = { $currency } 未换算
how-earlier = 我方在 { $n } 天内为该值，较早
how-later = 我方在 { $n } 天内为该值，较晚
how-no-rate = 我方没有 { $currency } 在{ $day }的汇率
how-together = { $one }，并且{ $other }
how-or = { $one }或{ $other }

## Segments

segment-customers = { $n } 个客户，MRR { $mrr }
segment-customers-untold = { $n } 个客户，MRR { $mrr }，不含其中 { $untold } 个的
segment-field = 字段
segment-holds = 内容
segment-values = 值
segment-computed = 计算
segment-list = 列表
segment-attribute = 属性
segment-number = 数字
segment-time = 时长
segment-day = 日期
segment-flag = 是或否
segment-text = 文本

## Policies

policy-hash = 哈希
policy-cited = 有出处
policy-unlike = 另行处理
policy-unknown = 未知
policy-differs = 与 standard 的不同之处
policy-nothing = 无
policy-setting = 设置
policy-value = 值
policy-can-be = 可选值
policy-stand = 状态
policy-says = 说明
policy-source = 来源
policy-address = 网址
policy-title = 规则 { $name }，规则版本 { $version }
policy-no-value = 没有完全对应的值：{ $says }。
policy-not-found = 未知：未找到任何说明，因此同 standard。
compare-title = { $what }，{ $when }：{ $a } 与 { $b }，{ $currency }
compare-closing-mrr = 期末 MRR
compare-together = 合计
compare-opening = 期初
compare-closing = 期末
compare-churned = 流失
compare-opening-customers = 期初客户数
compare-lost-customers = 失去的客户数
compare-churned-customers = 流失客户数
compare-closing-customers = 期末客户数
compare-segment-in = 进入细分
compare-segment-out = 离开细分
compare-measure = 度量
compare-a = 原值
compare-b = 新值
compare-same = 两套规则的每项设置都相同。
compare-idle = 此处无影响：{ $settings }。

## Closes

close-reopened-say = 结账 { $id } 已重新打开：{ $months }可再次更改。
close-first = 首次结账也会锁定此前所有月份：{ $from }至{ $to }。
close-other-policy = 本次结账所用规则与上一次不同
close-up-to = { $month }及以前
close-months = { $from }至{ $to }
close-close = 结账
close-month = 月份
close-closed = 结账时间
close-mrr = 期末 MRR
close-signed = 签署
close-reopened = 重新打开
restated-now = 现在
restated-closed = 结账时
restated-difference = 差异
restated-why = 原因
restated-rows = { $n } 行；合计 { $amount }
restated-new = { $place } 新增（批次 { $batch }，{ $at }）
restated-superseded = { $place } 已取代（批次 { $batch }，{ $at }）
restated-undone = { $place } 已撤销（批次 { $batch }，{ $at }）
restated-more = 另有 { $n } 条
restated-policy = 规则

## The machine and the workspace

doctor-finding = 结果
doctor-hint = 如何处理
doctor-version = 版本
doctor-zones = 时区
doctor-zones-fine = 已内置
doctor-clock = 时钟
doctor-temporary = 临时文件夹
doctor-writable = { $folder } 可写
doctor-workspace = 工作区
doctor-opens = { $folder } 可打开
doctor-writing = 写入
doctor-busy = 忙：{ $why }
doctor-account = 账户
doctor-account-taken = { $currency }（未说明：采用），{ $zone }
doctor-batches = 批次
doctor-batches-future = 有一个是在未来导入的：{ $at }
doctor-batches-are = { $n } 个，其中 { $undone } 个已撤销
doctor-closes = 结账
doctor-closes-are = { $n } 次，其中 { $reopened } 次已重新打开；文件完整
doctor-facts = 事实
doctor-rows = { $n } 行可读取
doctor-sync = 与 Stripe 同步
doctor-synced = { $account }（{ $mode }），截至 { $at } 的所有变更
doctor-live = 正式模式
doctor-test-mode = 测试模式
doctor-an-account = 某账户
doctor-not-synced = 尚未进行
doctor-pull-waits = { $state }；一次被中止的拉取在 { $folder } 中等待

## Pulls from Stripe

sync-undone = 先前同步的批次 { $batch } 已被撤销：重新拉取全部
sync-more = 所需多于上次同步：重新拉取全部
sync-since = 请求自 { $at } 以来的所有变更。
sync-gone = 事件所指的 { $n } 个对象已不存在。
sync-too-old = 上次同步在{ $day }，而 Stripe 只保留事件 30 天：重新拉取全部，其间的变更从现在起计入

# What each file of an import was taken for.
import-files = 文件：
import-files-more = 另有 { $n } 个
import-file-known = 根据内容识别
import-file-mapped = { $table }（按映射）
import-file-rows = { $n ->
   *[other] { $n } 行
}
import-file-strangers = 未知：{ $names }
import-file-missing = 缺少：{ $names }

## What commands did, and what they are busy with

demo-wrote = 已写入 { $rows } 行，{ $tables } 张表。下一步：tenure report --input { $out }
export-sheets = 已写入 { $n } 个工作表。
export-files = 已写入 { $n } 个文件。
user-added = { $email } 可以以 { $role } 身份登录。
user-role = { $email } 的角色为 { $role }。
user-password = { $email } 有了新密码；所有会话已结束。
user-removed = { $email } 已移除。
user-made = 密码（不再显示）：
user-email = 邮箱
user-name = 名称
user-role-column = 角色
user-masked = 已遮蔽
user-since = 起始
user-seen = 最近在线
user-yes = 是
user-no = 否
token-made = 令牌 { $token }（不再显示）：
token-ended = 令牌 { $token } 已失效。
token-token = 令牌
token-user = 用户
token-begins = 开头
token-scope = 权限
token-created = 创建于
token-used = 最近使用
token-expires = 到期
backup-written = { $file } 含 { $held }。
backup-whole = { $file } 完整：{ $held }。
backup-not-noted = 备份已完成；无法写入服务器的备份列表：{ $why }
backup-restored = { $data } 又有了 { $held }。
backup-held = { $files } 个文件，{ $bytes } 字节
rotate-none = 尚未保存任何机密，今后的机密将用 { $file } 中的密钥加密。
rotate-some = { $n } 项机密从现在起用 { $file } 中的密钥加密。
rotate-hint = 启动服务器时使用 --key-file { $file }
sync-pulled = 已从 { $account }（{ $mode }）取回 { $what }，共 { $requests } 次请求，其中重试 { $again } 次。
sync-nothing = 无
sync-live = 正式
sync-test = 测试模式
sync-resumed = 接续了一次中断的同步。
sync-again = Stripe：{ $why }；{ $seconds } 秒后重试（第 { $tried } 次失败）
busy-books = 整理账簿
busy-policies = 整理各规则的账簿
busy-events = 汇总事件
busy-closing = 关账
busy-stripe = 询问 Stripe
busy-checking = 检查
busy-causes = 查找原因
busy-reading = 读取
busy-customers = 客户
busy-importing = 导入

## Bad rows, as they are shown

snippet-bundle = 数据包
snippet-expected = 应为 { $what }
snippet-found = 实为 { $value }
snippet-more = 以及另外 { $n } 个
snippet-nothing = 此处为空
snippet-this = 此处

## Kinds of spend, which the dashboard calls so, too

spend-sales = 销售
spend-marketing = 市场营销
spend-cost-of-sales = 销售成本
spend-success-staff = 客户成功人员
spend-success-tools = 客户成功工具
spend-customer-marketing = 面向客户的营销
spend-training = 培训
spend-loyalty = 忠诚度计划
spend-other = 其他
