# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Main navigation
nav-revenue = Revenue
nav-customers = Customers
nav-product = Product and market
nav-data = Data
menu = Menu
skip = Skip to the content
search = Search
controls = What is looked at
range = Date range
range-month = Last month
range-3m = Last 3 months
range-6m = Last 6 months
range-12m = Last 12 months
range-24m = Last 24 months
range-year = This year
range-last-year = Last year
range-to-date = 12 months to date
range-from = First day
range-last = Last day
range-through = Data through { $day } · { $zone }
apply = Apply
reset = Reset
grain = Cut into
grain-day = Days
grain-week = Weeks
grain-month = Months
grain-quarter = Quarters
grain-year = Years
compare = Compare with
compare-previous = Previous period
compare-year = A year before
compare-custom = Chosen period
compare-none = No comparison
compare-from = From a day of your choice
compare-said = Compared with { $span }
segment = Segment
segment-all = All customers
segment-condition = Condition
segment-unread = The condition cannot be read
data = Data, currency, known at
data-known = as known on { $day }
data-currency = Currency
data-currency-text = Only what is billed in this currency, at face value
currency-in-use = Billed in
currency-unbilled = Nothing is billed in { $currency }, so there is nothing to show in it.
currency-unbilled-segment = Nobody in this segment is billed in { $currency }, so there is nothing to show in it.
currency-billed = Billed is in { $currencies }.
currency-all = All currencies
data-known-at = As known on
data-known-at-text = What would the figures have said on that day?
data-policy = Policy: { $policy }
account = Account and appearance
theme = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
sign-out = Sign out
demo-banner = This is the demo company. Nothing here is real.
demo-look = Look at the demo company
demo-leave = Back to your own data
reach-lost = The server does not answer.
reach-offline = This device is not connected to a network.
reach-shown = Last reached: { $at }. What is shown is from then.
reach-last = Last reached: { $at }.
reach-next = Asking again in { $n } s
reach-trying = Asking again…
reach-now = Ask now
reach-back = The server answers again.
demo-make = Make the demo company
demo-remove = Remove the demo company
no-data = No data yet
no-data-text = Figures appear here once there are data: connect a billing system, or import files of billing, surveys, tickets, leads or use of the product.
no-data-ask = Figures appear here once there are data. An admin of your company can connect a billing system or import files.
ahead-title = No data yet of { $span }
ahead-text = The data reach to { $through }. Newer data fill this range; until then nothing is said of it, neither growth nor churn.
ahead-back = Show the last months there are
ahead-left-out = The data reach to { $through }; the periods after it that were asked for are not shown.
unfed-title = Nothing to show here yet
unfed-text = The tables of this screen hold no rows. Bring in any of them: files with these columns, or exports of the tools you use.
unfed-ask = The tables of this screen hold no rows. An admin of your company can bring them in.
unfed-columns = Needs the columns
begin-stripe = Connect Stripe
begin-stripe-text = With a key that only reads, customers, subscriptions and invoices come by themselves and stay current.
begin-stripe-go = Connect Stripe
begin-demo = The demo company
begin-demo-text = An invented company with three years of history, in a workspace of its own. Your data are not touched, and it can be removed at any time.
not-found = There is no such page
not-found-text = The address may be mistyped, or the page has moved.
palette = Go to
palette-hint = Screens, metrics, customers
palette-metric = metric
palette-none = Nothing fits.
shortcuts = Keyboard shortcuts
shortcuts-on = Single keys act
shortcut-compare = Change the comparison
shortcut-chart = Step through a chart
screen-overview = Overview
screen-movements = Movements
screen-retention = Retention
screen-definitions = Definitions
screen-figure = Figure
screen-customers = Customers
screen-customer = Customer
screen-segments = Segments
screen-policies = Policies
screen-targets = Targets
screen-calculators = Calculators
screen-churn = Churn
screen-value = Value
screen-voice = Voice of customers
screen-support = Support
screen-growth = Growth
screen-use = Product use
screen-sources = Sources and import
screen-checks = Data quality
workspace = Workspace
workspace-main = Your company
workspace-demo = Demo company
screen-reconciliation = Reconciliation
screen-relations = Relations
screen-benchmarks = Benchmarks
screen-annotations = Annotations
compare-weekday = Match weekdays
range-complete = Only periods that are over
density = Density
density-comfortable = Comfortable
density-compact = Compact

## Components

close = Close
loading = Loading
again = Try again
trouble-unreachable = Tenure does not answer. Is it running, and is the connection there?
trouble-forbidden = Your role does not allow this.
trouble-not-found = This is not there.
trouble-server = Tenure could not answer. Its log says why.
trouble-question = This question cannot be answered.
trouble-value = This cannot be taken as it is.
trouble-too-large = The files are too large.
trouble-conflict = Something is in the way: it is there already, or has changed meanwhile.
trouble-damaged = Stored data are damaged. No figure is made of them.
info-about = What { $name } means
info-more = The whole definition
delta-not-over = not over yet: nothing to compare it with
delta-ripens = later periods have had less time: not compared
delta-same = = the same
delta-points = { $n } pp
delta-better = better
delta-worse = worse
delta-against = vs { $period }
delta-none = no value for { $period }
chart-cropped = The axis does not begin at zero.
benchmark-one = Benchmark { $low }
benchmark-range = Benchmark { $low } to { $high }
benchmark-from = Benchmark from { $low }
benchmark-to = Benchmark up to { $high }
card-few = n = { $n }: too few to say much
to-date = to date
card-until = until { $day }
freshness-through = Data through { $day }
freshness-old = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
freshness-imported = imported { $at }
freshness-zone = Days and times are in the time zone { $zone }
details = Details
customers = Customers
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
table-period = Period
table-range = Whole range
show-all = Show all { $n }
table-sum = Sum
interval = likely { $low } to { $high }
window-trailing = { $n ->
    [one] over { $n } month
   *[other] over { $n } months
}
window-ago = { $n ->
    [one] { $n } month before
   *[other] { $n } months before
}
window-each = { $n ->
    [one] in each of { $n } month
   *[other] in each of { $n } months
}
key-figures = Key figures
by-plan = plan
by-product = product
by-currency = currency
by-country = country
by-channel = channel
by-industry = industry
by-tenure = time as a customer
by-mrr-band = size by MRR
by-pricing-model = pricing model
by-contract-length = length of contract
by-company-size = company size
by-cohort = cohort
by-owner = owner
heading-under = under { $n }
heading-above = { $n } and more
stage-lead = Lead
stage-marketing = Marketing qualified
stage-sales = Sales qualified
stage-opportunity = Opportunity
stage-customer = Customer
stage-subscriber = Subscriber
stage-evangelist = Evangelist
by-category = category
by-stage = stage
by-touchpoint = touchpoint
by-feature = feature
by-churn-reason = reason
by-campaign = campaign
by-city = city
by-region = region
by-company-revenue = company revenue

## Charts

chart-table = Show as a table
chart-save = Save
chart-partial = Hatched or dashed: the period is not over.
chart-through = Data reach to { $day }.
chart-not-saved = The picture could not be made.
heat-young = not old enough yet
summary-nothing = { $name }: no values in this range.
summary-one = { $name }, { $label }: { $value }.
summary-series = { $way ->
    [up] { $name } rose from { $from } in { $first } to { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
    [down] { $name } fell from { $from } in { $first } to { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
   *[same] { $name } was { $from } in { $first } and { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
}
series-mrr = MRR
series-net = Net change
chart-nothing = Nothing to show in this range.
chart-age-months = Age in months
chart-age-weeks = Age in weeks
with-interval = The band is where chance may have put it.
chart-largest = The { $n } largest of { $all }; details have all.
chart-rest = Other
chart-notes = Annotations

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } on { $before }. { $new } came with new customers, { $lost } left with churn.
overview-sentence-same = { $period }: MRR { $mrr }, the same as in { $before }. { $new } came with new customers, { $lost } left with churn.
overview-sentence-alone = { $period }: MRR { $mrr }. { $new } came with new customers, { $lost } left with churn.
figure-paying = Paying customers
changed-title = What changed most
changed-none = Nothing moved in this period.
all-movements = All movements
renewals-title = Renewals ahead
renewals-about = Contract terms that end after the data
renewals-none = No contract term ends in the next 90 days.
renewals-within = Within
renewals-leaving = Known to leave
renewals-due = { $n ->
    [one] Terms that end within { $n } day
   *[other] Terms that end within { $n } days
}
renewals-outcome = What becomes of it
quality-title = Data quality
quality-none = No row was refused.
quality-through = Data through { $day }, policy { $policy }
quality-rows = { $n ->
    [one] { $n } row was refused; figures are without it.
   *[other] { $n } rows were refused; figures are without them.
}
quality-missing = Not there, so some figures are undefined: { $tables }
quality-closed = Months up to { $month } are closed

## Movements

movements-title = MRR movements
step-new = New
step-reactivation = Reactivation
step-expansion = Expansion
step-contraction = Contraction
step-churn = Churn
step-paused = Paused
step-resumed = Resumed
step-fx = Exchange rates
step-merge = Merged customers
step-correction = Corrections
step-segment-in = Into the segment
step-segment-out = Out of the segment
step-rest = Pauses, rates, other
movements-about = How MRR came from the opening to the closing of { $span }
bridge-heading = From opening to closing MRR
bridge-start = Opening
bridge-end = Closing
bridge-step = Step
bridge-amount = Amount
bridge-count = Movements
bridge-change = Change
bridge-lost-more = more was lost
bridge-lost-less = less was lost
bridge-adds-up = It adds up: opening plus all steps is closing, to the last fraction of a cent.
bridge-does-not = It does not add up: { $gap } is left over. This is a fault of Tenure.
movements-over-time = Movements over time
movements-by-period = By period, in { $currency }
movements-list = One by one
movements-of-kind = One by one: { $kind }
movements-of-reason = Stated reason: { $reason }
movements-all-kinds = All kinds
movements-none = No movements of this kind in this range.
movements-counted = { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
} · { $events ->
    [one] { $events } event
   *[other] { $events } events
}
movements-adds = sums to the bridge
movements-at = When
movements-customer = Customer
movements-kind = Kind
movements-cause = Cause
cause-price = price
cause-seats = seats
cause-plan = plan change
cause-cross-sell = another product
cause-coupon = discount
cause-term = term
cause-usage = use
cause-voluntary = asked to end
cause-involuntary = did not pay
cause-retention-policy = ended by policy
cause-policy = change of policy
cause-unknown = not known

## Retention

retention-about = Who stays, how much of their MRR stays, and for how long
cohorts-heading = By when customers came
cohorts-about = Each row is everyone whose first MRR lies in one period; each column an age.
cohorts-of = Share of
cohorts-logo = Customers kept
cohorts-gross = MRR kept
cohorts-net = MRR with growth
cohorts-usage = Use of the product
cohorts-unit = Ages in
cohorts-months = Months
cohorts-weeks = Weeks
cohorts-show = Show
cohorts-absolute = Absolute
cohorts-cell = { $left } of { $of }: { $share }
cohorts-mean = Weighted mean
cohorts-sum = Sum of the cohorts that are old enough
cohorts-caption = Cohorts: { $what }
cohorts-came = Came in
cohorts-note = The mean is weighted by size. A dot: the cohort is not old enough, or the data begin later. Italics: fewer than ten customers.
cohorts-none = No cohorts in this range
cohorts-none-text = Nobody had a first MRR in it, or nobody used the product. A longer range may help.
cohorts-curves = Retention by age
cohorts-curves-about = Weighted means of all cohorts in the range
cohorts-age = Age
cohorts-month-n = month { $n }
cohorts-week-n = week { $n }
survival-title = How long customers stay
survival-share = Still customers
survival-at-risk = { $n } observed
survival-no-median = { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $left } of them left; more than half stay beyond what has been observed. The band is where chance may have put it.
survival-median = { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $left } of them left; half leave within { $months ->
    [one] { $months } month
   *[other] { $months } months
}. The band is where chance may have put it.

## Churn

churn-about = Who leaves, how much MRR goes with them, and why
churn-lost-by-kind = Lost customers by how they went
churn-mrr-by-kind = Churned MRR by how it went
churn-reasons = Stated reasons
churn-reason = Reason
churn-churns = Churns
churn-mrr = MRR lost, { $currency }
churn-share = Share of MRR lost
churn-nobody = Nobody left in this range.
mix-title = Why the churn rate changed
mix-about = The last period against the one before: customers of a group left more often, or there are more of those who leave
mix-rate = By their rate, pp
mix-mix = By the mix, pp
mix-of = ({ $lost } of { $all })
mix-sentence = From { $before } to { $after }: { $change } pp, of which { $rate } by rates and { $mix } by the mix.

## Value

value-about = What customers are worth, and what it costs to win and keep them
value-cac-by-channel = Acquisition cost by channel
value-crc = Retention cost by customer, itemised
payback-title = Payback of acquisition
payback-about = Margin so far less the cost of acquisition, by customer: what cohorts have earned in fact. The figure “CAC payback” reckons ahead from one period’s margin.
payback-balance = Balance by customer
payback-after = { $n ->
    [one] Paid back after { $n } month, on average over all cohorts
   *[other] Paid back after { $n } months, on average over all cohorts
}
payback-not-yet = { $n ->
    [one] Not paid back within { $n } month
   *[other] Not paid back within { $n } months
}

## Voice

voice-about = What customers answer and write, with the MRR behind it
voice-by-touchpoint = Satisfaction by touchpoint
themes-title = What comments are about
themes-about = { $span }; a comment may touch several themes
themes-theme = Theme
themes-comments = Comments
themes-share = Share of comments
themes-mrr = MRR of the writers, { $currency }
themes-displeased = Displeased
themes-nps = NPS
themes-none = No comments in this range.
themes-other = No theme known
voice-comments = What they wrote
voice-comments-on = What they wrote about { $theme }
voice-comments-about = Those of the largest customers first
voice-comments-first = { $n } of { $all }, those of the largest customers first; files have all
voice-all-themes = All themes
voice-masked = (hidden from your role)
voice-mrr = MRR { $mrr }
voice-score = score { $score } on { $scale }
voice-pleased = pleased
voice-neutral = neutral
voice-displeased = displeased
themes-all = All comments

## Support

support-about = How much help customers need, and how fast they get it
support-by-category = Tickets by customer, by category
support-first-response = Time to the first response
support-resolution = Time to the solution

## Growth

growth-about = Where customers come from, and how many become customers
growth-traffic = Qualified traffic by channel
growth-stages = Leads that came into each stage
growth-visitors = Visitors who could become customers
growth-whole = Whole range
advocates-title = What advocates have in common
advocates-about = { $span }: { $referrers } referred others; { $promoters } promote, of { $answered } who answered
advocates-what = What
advocates-count = Advocates
advocates-share = Of advocates
advocates-others = Of others
advocates-lift = Against all customers
advocates-difference = Likely difference to others, in points
advocates-few = Few of them: read the interval.
advocates-only-marked = Only what differs
advocates-nothing = Nothing sets advocates apart by more than chance.
advocates-none = Nobody has recommended or promoted us in this range.
advocates-chance = { $marked } of { $n } values differ by more than their interval; chance alone would make some { $expected } of so many. What advocates have in common need not be why they recommend.
advocates-ask = Whom to ask for a reference
advocates-ask-about = Who has referred others, promotes, or is a key account
advocates-referred = Referred
advocates-won = Became customers
advocates-why = Why
advocates-promotes = Promoter
advocates-key = Key account

## Use

use-about = Who uses the product, how often, and what of it
use-users = Active users
use-customers = Active customers
use-matrix = Feature matrix
use-matrix-about = The share of users who may use a feature and did, period by period
use-matrix-users = Users now
use-matrix-cell = { $used } of { $all ->
    [one] { $all } user
   *[other] { $all } users
}, { $share }
use-features = Adoption by feature
onboarding-title = How soon new customers reach the first value
onboarding-share = Reached it
onboarding-reached = { $n } of { $all } have reached it.
onboarding-half = { $days ->
    [one] { $n } of { $all } have reached it; half within { $days } day.
   *[other] { $n } of { $all } have reached it; half within { $days } days.
}
onboarding-days = Days since the start

## Relations

relations-about = Which metrics rise and fall together, month by month, and which of two moves first.
relations-of = What is compared
relations-changes = Changes
relations-levels = Levels
relations-window = Over
relations-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
relations-which = { $n ->
    [one] { $n } metric
   *[other] { $n } metrics
}
relations-find = Find a metric
relations-usual = The usual ones
relations-caution = Moving together, even one before the other, is no cause: a third thing may move both. { $pairs } pairs at several distances are { $compared } comparisons, and of so many some look strong by chance.
relations-of-changes = Compared is what metrics change from month to month, since any two that both grow seem to go together.
relations-of-levels = Compared is what metrics are: two that both grow go together whatever they have to do with each other.
relations-matrix = Each pair where it is strongest
relations-key-ramp = { $low } the other way, { $high } the same way
relations-key-arrow = the row moves 2 months before the column; ← after it
relations-key-open = pale: it may as well go the other way
relations-key-likely = bold: hardly chance, even among so many
relations-same-month = in the same month
relations-together = { $a } and { $b } in the same month
relations-before = { $a }, then { $b } after { $apart }
relations-to = { $low } to { $high }
relations-found = { $n ->
    [one] rank correlation { $value }, likely { $interval }, from { $n } month.
   *[other] rank correlation { $value }, likely { $interval }, from { $n } months.
}
relations-few = Few months that tell something of their own: take it lightly.
relations-shares-terms = Both are made of some of the same numbers, so they move together by definition.
relations-luck = Of all comparisons that look at least as strong, about { $share } would be chance.
relations-pair = { $a } and { $b }
relations-curve = At each distance in months: right of 0 { $a } moves first, left of it { $b }. The band is where chance may have moved it.
relations-apart = Apart
relations-across = Months between the two
relations-pairs = All pairs
relations-pairs-about = Each at its strongest distance. The CSV has every pair at every distance.
relations-column-pair = What moves first → what follows
relations-interval = Likely
relations-column-months = Months
relations-column-luck = Chance among such

## Customers

customer = Customer
customers-about = At the end of { $day }
customers-at = At the end of
customers-search = Name, id, e-mail or domain
customers-status = Status
customers-status-present = Present customers
customers-status-all = All, former ones too
customers-status-customer = Customer
customers-status-paused = Paused
customers-status-free = Free
customers-status-former = Former
customers-chosen = { $n ->
    [one] { $n } chosen
   *[other] { $n } chosen
}
customers-make-segment = Make a segment
customers-export-chosen = Export these
customers-choose-none = Choose none
customers-choose = Choose { $name }
customers-total = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}
customers-untold = { $n ->
    [one] without the MRR of { $n } customer, which cannot be told
   *[other] without the MRR of { $n } customers, which cannot be told
}
customers-none = No customer fits
customers-none-text = Search for less, or look at all customers.
customers-page = { $from }–{ $to } of { $all }
customers-before = Back
customers-next = Next
customers-columns = Columns
customers-columns-keep = Keep for me
customers-columns-kept = The columns are kept
customers-col-mrr = MRR
customers-col-arr = ARR
customers-col-change = Change in 90 days
customers-col-start = Customer since
customers-col-plans = Plans
customers-col-movement = Last movement
customers-col-seen = Last seen
customers-col-renewal = Renewal
customers-col-tickets = Open tickets
customers-col-nps = Last NPS
customers-col-owner = Owner
customers-col-email = E-mail
customers-col-company = Company
customers-col-country = Country
customers-col-region = Region
customers-col-city = City
customers-col-industry = Industry
customers-col-employees = Employees
customers-col-channel = Channel
customers-col-campaign = Campaign
customers-col-created = Created
customers-col-subscription-id = Subscription id
customers-col-plan-id = Plan id
customers-col-invoice-id = Invoice id
customers-col-ticket-id = Ticket id
customers-col-quantity = Quantity
customers-col-amount = Amount
customers-col-interval = Billed every
customers-col-started-at = Started
customers-col-term-ends-at = Term ends
customers-col-ended-at = Ended
customers-col-changed-at = Changed
customers-col-issued-at = Issued
customers-col-due-at = Due
customers-col-paid-at = Paid on
customers-col-amount-paid = Amount paid
customers-col-at = When
customers-col-result = Outcome
customers-col-method = Paid with
customers-col-decline-code = Declined because
customers-col-opened-at = Opened
customers-col-solved-at = Solved
customers-col-category = Category
customers-col-satisfaction = Satisfaction
customers-col-responded-at = Answered
customers-col-survey = Survey
customers-col-score = Score
customers-col-touchpoint = Touchpoint
customers-col-comment = Comment
customers-col-goal = Goal
customers-col-set-at = Set on
customers-col-achieved-at = Achieved
customers-col-milestone = Milestone
customers-col-expected-by = Expected by
customers-col-reached-at = Reached
customers-col-role = Role
customers-col-champion = Champion
customers-col-left-at = Left
customers-col-name = Name
customers-col-audience = Audience
customers-col-persona = Kind of person
customers-col-lead-created-at = Lead since
customers-col-account-class = Class of account

## Customer

customer-about = At the end of { $day }; what happened, up to now
customer-never = Not a customer yet
customer-active-users = Active users in 28 days
customer-seen = seen on { $day }
customer-never-seen = never seen
customer-features = Features used in 28 days
customer-features-of = { $n } of { $all }
customer-unused = never: { $features }
customer-merged = Also known as { $ids }, merged into this one
customer-mrr = MRR over the whole time
customer-mrr-summary = { $n ->
    [one] { $n } movement; now { $mrr }
   *[other] { $n } movements; now { $mrr }
}
customer-happened = What happened
customer-kinds = Kinds of events
customer-kind-all = All
customer-nothing = Nothing is known of that kind.
customer-more = Show more; { $n } are left
customer-kind-movement = MRR
customer-kind-subscription = Subscription
customer-kind-change = Change of terms
customer-kind-invoice = Invoice
customer-kind-payment = Payment
customer-kind-refund = Refund
customer-kind-credit = Credit note
customer-kind-dispute = Dispute
customer-kind-trial = Trial
customer-kind-seats = Seats
customer-kind-ticket = Ticket
customer-kind-answer = Answer
customer-kind-feedback = Feedback
customer-kind-milestone = Milestone
customer-kind-goal = Goal
customer-kind-interaction = Contact with us
customer-kind-contact = Contact person
customer-kind-referral = Referral
customer-event-new = new
customer-event-expansion = expansion
customer-event-contraction = contraction
customer-event-churn = churn
customer-event-reactivation = reactivation
customer-event-started = started
customer-event-paused = paused
customer-event-resumed = resumed
customer-event-past-due = past due
customer-event-cancel = cancellation requested
customer-event-ended = ended
customer-event-changed = changed
customer-event-issued = issued
customer-event-paid = paid
customer-event-voided = voided
customer-event-succeeded = succeeded
customer-event-failed = failed
customer-event-converted = converted
customer-event-purchased = purchased
customer-event-opened = opened
customer-event-solved = solved
customer-event-reached = reached
customer-event-set = set
customer-event-achieved = achieved
customer-event-left = left
customer-event-tried = tried
customer-event-refunded = refunded
customer-event-credited = credited
customer-event-disputed = disputed
customer-event-answered = answered
customer-event-said = said
customer-event-met = met
customer-event-referred = referred
customer-event-incomplete = incomplete
customer-event-trialing = on trial
customer-event-active = active
customer-event-non-renewing = will not renew
customer-event-unpaid = unpaid
customer-event-canceled = cancelled
customer-event-draft = draft
customer-event-open = open
customer-event-uncollectible = uncollectible
customer-event-won = won
customer-event-lost = lost
customer-said-call = call
customer-said-meeting = meeting
customer-said-email = e-mail
customer-said-training = training
customer-said-note = note
customer-said-review = review
customer-method-card = card
customer-method-transfer = bank transfer
customer-method-debit = direct debit
customer-renewal-leaving = will leave
customer-renewal-decision = needs a decision
customer-renewal-renews = renews by itself
customer-renewal-unknown = not told whether it renews
customer-explained = How the MRR comes about
customer-pays-nothing = It pays nothing on that day.
customer-adds = The parts make exactly { $mrr }
customer-adds-not = The parts do not make { $mrr }
customer-attributes = What is known
customer-id = Id
customer-known-since = Known since { $at }
customer-notes = Notes
customer-note = Write a note
customer-note-add = Add
customer-note-edited = edited
customer-note-edited-by = edited by { $name }
customer-note-remove = Remove
customer-no-notes = No notes yet.
customer-source = Source
customer-rows-of = The last { $n } of { $all }
customer-subscriptions = Subscriptions
customer-subscriptions-stand = Plan, quantity and price as they stand on { $day }, after all changes; the status as it was last told.
customer-subscriptions-began = Plan, quantity and price as they were at the start: there are more changes than are shown here.
customer-changes = Changes of subscriptions
customer-invoices = Invoices
customer-payments = Payments
customer-contacts = Contacts
customer-tickets = Tickets
customer-answers = Answers to surveys
customer-goals = Goals
customer-milestones = Milestones

## Segments

segments-about = Whom figures are about. A saved segment can be chosen at the top of every screen.
segments-new = New segment
segments-name = Name
segments-description = Description
segments-expression = Condition
segments-for = For
segments-shared = Everybody
segments-personal = Me
segments-share = For everybody
segments-acts = Actions
segments-look = Look at them
segments-edit = Edit
segments-edit-title = Segment { $name }
segments-remove = Remove
segments-keep = Save
segments-kept = Segment { $name } is saved
segments-removed = Segment { $name } is removed
segments-saved = Saved segments
segments-none = No segments yet
segments-none-text = A segment is a condition on customers, such as a plan, a country or an MRR above a limit.
segments-wrong = Line { $line }, letter { $column }:
segments-empty = Add a condition, or write one. { $n } fields can be asked.
segments-add = Condition
segments-field = Search a field
segments-group = Begin a group
segments-turn = Turn into its opposite
segments-and = and
segments-or = or
segments-not = not
segments-less = Take out
segments-compare = How it is compared
segments-value = Value
segments-values = Values, one a line
segments-unit = Unit
segments-value-none = Choose or write a value.
segments-value-number = Write a number.
segments-negate = Not this
segments-compare-holds = is true
segments-compare-in = is one of
segments-compare-not-in = is none of
segments-compare-contains = contains
segments-compare-not-contains = does not contain
segments-compare-starts = starts with
segments-compare-missing = is missing
segments-compare-not-missing = is there
segments-whom = Whom it has
segments-sentence = In words
segments-says-and = { $a } and { $b }
segments-says-or = { $a } or { $b }
segments-says-not = not ({ $part })
segments-says-is = { $field } is { $value }
segments-says-is-not = { $field } is not { $value }
segments-says-none = { $field } is none of { $value }
segments-says-contains = { $field } contains { $value }
segments-says-contains-not = { $field } does not contain { $value }
segments-says-starts = { $field } starts with { $value }
segments-says-starts-not = { $field } does not start with { $value }
segments-says-missing = { $field } is not known
segments-says-there = { $field } is known
segments-says-holds = { $field } is true
segments-says-holds-not = { $field } is not true
segments-says-after = { $field }: after { $value }
segments-says-since = { $field }: from { $value } on
segments-says-before = { $field }: before { $value }
segments-says-until = { $field }: until { $value }
segments-says-paying = the customer pays
segments-says-paying-not = the customer does not pay
segments-says-customer = it is a customer
segments-says-customer-not = it is no customer
segments-says-paused = the customer is paused
segments-says-paused-not = the customer is not paused
segments-says-active = the customer is active
segments-says-active-not = the customer is not active
segments-field-start = First day as a customer
segments-field-trial = Start of trial
segments-field-revenue = Revenue of the company
segments-field-paying = Paying
segments-field-active = Active

## Sources and import

sources-about = Where the data come from, and what they are made of
sources-account = Account
sources-account-text = Stripe did not say which account the key is of. Its settings show the id; once it is known, other accounts can be connected beside this one.
sources-another = Connect another account
sources-another-about = Several accounts of Stripe stand beside each other, each with its own key, schedule and webhook; figures are those of all together.
sources-another-wait = Another account can be connected once it is known which account { $name } is.
sources-drop = Drop files here
sources-drop-text = All files together, in any order: tables as CSV, JSONL or Parquet, exports of Stripe and help desks, or an archive of them. Nothing is stored before you have seen what would happen.
sources-choose = Choose files
sources-sending = Sending…
sources-keep = Leave it as it is
sources-name = Name
sources-connect = Connect Stripe
sources-connect-about = New facts come by themselves: Tenure asks Stripe by a schedule, and webhooks tell at once
sources-key = Key
sources-key-text = A restricted key with read permissions is enough. Make one in Stripe's dashboard:
sources-key-reads = Give it the permission to read:
sources-key-kept = It is encrypted on this server, sent to nobody but Stripe, and never shown again.
sources-key-new = Another key (empty: the one that is there)
sources-key-which = Which key is needed?
sources-schedule = Schedule
sources-every-hour = Every hour
sources-every-day = Every day
sources-every-none = Only on demand
sources-every-minutes = { $n ->
    [one] Every minute
   *[other] Every { $n } minutes
}
sources-every-hours = { $n ->
    [one] Every hour
   *[other] Every { $n } hours
}
sources-every-days = { $n ->
    [one] Every day
   *[other] Every { $n } days
}
sources-without = Leave something out
sources-without-text = For what the key may not read. Figures that need it are then missing.
sources-cancel = Cancel
sources-save = Save
sources-saved = Saved
sources-state-syncing = At work
sources-state-paused = Paused
sources-state-failed = Failed
sources-state-waiting = Not asked yet
sources-state-fine = Up to date
sources-test = Test mode
sources-last = Last sync
sources-next = Next sync
sources-brought = Brought by the last sync
sources-rejected = { $n ->
    [one] { $n } object could not be read
   *[other] { $n } objects could not be read
}
sources-failures = Failed attempts
sources-sync = Sync now
sources-check = Check the key
sources-check-fine = Stripe accepts the key, and it may read all that is needed.
sources-change = Change
sources-change-one = Change { $name }
sources-pause = Pause
sources-resume = Resume
sources-remove = Remove
sources-remove-one = Remove { $name }
sources-remove-text = The key, the signing secrets and the events that wait are deleted. What was brought in stays; under Batches it can be undone. Remove the webhook in Stripe, too.
sources-webhook = Webhook
sources-webhook-none = not set up
sources-webhook-text = With a webhook, changes are here within a minute and not only after the next sync. In Stripe, under Developers and Webhooks, add an endpoint with this address, and paste its signing secret here.
sources-webhook-far = Stripe can only reach addresses on the internet with https://. Open the dashboard under the address that the server has there to see the right one.
sources-webhook-events = Snapshot events to send:
sources-copy = Copy
sources-copied = Copied
sources-copy-failed = The browser did not allow copying: select the address.
sources-signing = Signing secret
sources-signing-keep = Keep the secrets that are there, too, while one is being rolled
sources-events-last = Last event: { $at }
sources-events-waiting = { $n ->
    [one] { $n } event waits to be brought in
   *[other] { $n } events wait to be brought in
}
sources-events-first = After the first sync
sources-kept-thin = { $n ->
    [one] { $n } event is not used: it is thin. Choose snapshot events in Stripe.
   *[other] { $n } events are not used: they are thin. Choose snapshot events in Stripe.
}
sources-kept-mode = { $n ->
    [one] { $n } event is not used: it is of the other mode than the key.
   *[other] { $n } events are not used: they are of the other mode than the key.
}
sources-kept-account = { $n ->
    [one] { $n } event is not used: it is of another account.
   *[other] { $n } events are not used: they are of other accounts.
}
sources-kept-unknown = { $n ->
    [one] { $n } event is not used: its kind of object is unknown to this version.
   *[other] { $n } events are not used: their kinds of objects are unknown to this version.
}
sources-kept-bad = { $n ->
    [one] { $n } event could not be read ({ $reason })
   *[other] { $n } events could not be read ({ $reason })
}
jobs-syncing = Asking Stripe
jobs-waiting = Waiting for its turn
jobs-planning = Reading the files
jobs-importing = Bringing rows in
jobs-making = Making the demo company
jobs-running = At work
jobs-cancel = Stop
jobs-cancelling = Stopping…
imports-title = Latest imports
imports-one = Import { $n }
imports-sent = { $n ->
    [one] { $n } file, { $size }
   *[other] { $n } files, { $size }
}
imports-files = Files
imports-state-planning = Being read
imports-state-unknown = Say what the files are
imports-state-planned = Ready to apply
imports-state-refused = All rows refused
imports-state-applying = Being applied
imports-state-applied = Applied
imports-state-undone = Undone
imports-state-failed = Could not be done
imports-ready = { $n ->
    [one] { $n } row ready
   *[other] { $n } rows ready
}
imports-brought = { $n ->
    [one] { $n } new row
   *[other] { $n } new rows
}
imports-known = { $n } known already
imports-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
imports-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
imports-apply = Apply
imports-apply-good = Apply the good rows
imports-apply-good-text = Rows with errors stay out, in files that can be mended and sent again.
imports-strict = All rows or none
imports-strict-text = While any row has an error, nothing comes in.
imports-nothing-new = There is nothing new in these files.
imports-all-refused = All rows were refused: what is wrong with them stands below, and how the files are to be read can be chosen there.
imports-not-read = not read
imports-nothing-known = No file is known as a table yet: say below what they are.
imports-look = See the figures
imports-no-form = neither CSV, JSON Lines nor Parquet: { $hint }
imports-hint-table = It is read once its table is chosen below, under “What the files are”.
imports-hint-written = Say below how the files write numbers and dates.
imports-undone-text = Batch { $n } of this import was undone on { $at }: its rows no longer count.
imports-discard = Discard
imports-forget = Remove from the list
imports-tables = By table
imports-tables-about = What the files were taken for, and what becomes of their rows
imports-table = Table
imports-rows = Rows
imports-added = Added
imports-superseded = Superseded
imports-unchanged = Unchanged
imports-conflicts = Conflicts
imports-rejected = Rejected
imports-rejects = Rejected rows: { $name }
imports-remarks = To mind
imports-findings = What is wrong
imports-findings-about = Counted by cause; the first of each file with their places
imports-file-failed = { $file } cannot be read
imports-value = It says
imports-expected = Expected:
imports-currency = Currency of the account
imports-zone = Time zone
imports-map = What the files are
imports-map-about = Tables and columns as they were understood. Change what is wrong and read the files again; nothing is stored by that.
imports-map-table = Table
imports-map-columns = All columns of { $table }
imports-map-required = required
imports-form-text = text
imports-form-time = a time, such as 2026-03-31T14:05:00Z
imports-form-day = a day, such as 2026-03-31
imports-form-month = a month, such as 2026-03
imports-form-money = an amount, such as 1234.50
imports-form-minor = an amount in cents, such as 123450
imports-form-rate = a rate, such as 1.0875
imports-form-percent = percent, such as 20
imports-form-number = a number, such as 2.5
imports-form-whole = a whole number, such as 12
imports-form-flag = true or false
imports-form-choice = one of: { $words }
imports-form-currency = a currency, such as EUR
imports-form-list = texts with ; between them
imports-form-json = JSON
imports-map-no-table = not read
imports-map-suggested = a guess by its name or columns
imports-map-ignored = not read
imports-map-attribute = kept as an attribute
imports-map-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
imports-map-missing = missing: { $columns }
imports-map-twice = given twice: { $columns }
imports-map-no-header = No header could be read in this file.
imports-map-numbers = Numbers are written
imports-map-dates = Dates are written
imports-map-as-written = As each file writes them
imports-map-ends = Ends of periods are the last day served
imports-map-offer = Files with these columns came before: mapping “{ $name }”.
imports-map-use = Use it
imports-map-download = Download the mapping
imports-map-name = Name of the mapping
imports-map-save = Save for next time
imports-map-saved = Mapping “{ $name }” is saved
imports-map-saved-ones = Saved mappings
imports-map-remove = Remove mapping “{ $name }”
imports-map-remove-short = Remove
imports-mapping = The mapping as a file
imports-mapping-text = Mapping, as TOML
imports-plan-again = Read the files again
batches-title = Batches
batches-about = Everything that was brought in, the newest first; each can be undone as a whole
batches-none = Nothing was brought in yet.
batches-batch = Batch
batches-at = Brought in
batches-source = Source
batches-state = State
batches-counts = counts
batches-undone = undone
batches-undo = Undo
batches-undo-one = Undo batch { $n }
batches-undo-added = { $n ->
    [one] { $n } row that it added is left out
   *[other] { $n } rows that it added are left out
}
batches-undo-superseded = { $n ->
    [one] { $n } row that it changed counts as it was before
   *[other] { $n } rows that it changed count as they were before
}
batches-undo-text = Its rows are left out of all answers from now on. What was known before, as of an earlier day, can still be asked.
batches-undoing = Batch { $n } is being undone
batches-all = Show all { $n }
checks-about = Whether the figures keep their laws, and what is doubtful in the data
checks-fine = Nothing is wrong
checks-laws = Laws of figures
checks-laws-about = They hold by construction; if one does not, the fault is Tenure’s.
checks-data = Facts that do not fit
checks-data-about = They count all the same; mend them at the source.
checks-ok = holds
checks-none = none
checks-not-ok = does not hold
checks-problems = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}

## Reconciliation

reconciliation-about = Our MRR against another system’s, with the cause of every difference; and what closed months have become since.
reconciliation-policies = Compare policies
reconciliation-theirs-title = The other system’s figures
reconciliation-theirs-about = A CSV file of MRR by customer. It is only held against ours and never becomes a fact.
reconciliation-statement = File
reconciliation-send = Choose a CSV file
reconciliation-sending = Sending…
reconciliation-remove = Remove this file
reconciliation-analyst = No file was sent yet. Analysts can send one.
reconciliation-shapes = One of three shapes, found by its headers:
reconciliation-shape-rows = a row for each customer and month
reconciliation-shape-months = a column for each month, as Stripe exports MRR per subscriber
reconciliation-shape-changes = a row for each change
reconciliation-held = Ours against { $file }
reconciliation-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
reconciliation-under = Ours counted under
reconciliation-in-force = { $policy } (in force)
reconciliation-ours = Ours
reconciliation-theirs = Theirs
reconciliation-difference = Difference
reconciliation-end-of = End of
reconciliation-bridge = From ours to theirs at the end of { $day }
reconciliation-same = At the end of { $day } the two are the same, customer by customer.
reconciliation-all-same = The two are the same everywhere.
reconciliation-adds-up = It adds up: ours plus all causes is theirs, for every customer and month.
reconciliation-unexplained = { $n ->
    [one] { $n } difference has no cause that the facts bear out
   *[other] { $n } differences have no cause that the facts bear out
}
reconciliation-months = By month, in { $currency }
reconciliation-months-about = Choose a month to see its bridge and its customers.
reconciliation-causes = Causes
reconciliation-causes-about = Over all months of the file. A cause counts where counting the customer in that way gives their figure; nothing is guessed.
reconciliation-cause = Cause
reconciliation-amount = Theirs less ours, { $currency }
reconciliation-differences = Differences
reconciliation-largest = Largest
reconciliation-try = Policy that would explain it
reconciliation-try-title = Count ours with this setting
reconciliation-effect = what it would do
reconciliation-no-policy = no matter of policy
reconciliation-customers = Customers who differ at the end of { $day }
reconciliation-all-causes = All causes
reconciliation-how = How it was found
reconciliation-also = ; also fits: { $causes }
reconciliation-no-difference = Nobody differs here.
reconciliation-discounts = Discounts
reconciliation-trials = Trials
reconciliation-past-due = Late payment
reconciliation-paused = Pauses
reconciliation-cancellation = When a cancellation counts
reconciliation-usage = Metered use
reconciliation-term = Length of terms
reconciliation-tax = Tax
reconciliation-fx = Exchange rates
reconciliation-invoices = When invoices count
reconciliation-credits = Refunds and credits
reconciliation-timing = A few days apart
reconciliation-rounding = Rounding
reconciliation-closed-months = The month is closed, and facts came after that
reconciliation-only-ours = Only we know the customer
reconciliation-only-theirs = Only they know the customer
reconciliation-unknown = Unknown
reconciliation-closed = Closed months
reconciliation-closed-about = A closed month keeps its figures. What becomes known of it later is listed here, and counted as corrections in the first open month.
reconciliation-none-closed = No month is closed yet.
closes-title = Closes
closes-about = Locked months, and who signed.
closes-signed = Signed
closes-at = Closed at
closes-stands = closed
closes-was-reopened = reopened
closes-close = Close the month
closes-close-month = Close { $month }
closes-close-text = It keeps its figures, whatever is imported or undone later.
closes-first-text = The first close also locks all months before.
closes-note = Note
closes-reopen = Reopen
closes-reopen-month = Reopen { $month }
closes-reopen-text = The close stays on record, with your note.
closes-closed = { $month } is closed.
closes-reopened = { $month } is open again.
closes-workbook = Workbook
reconciliation-closes = { $n ->
    [one] { $n } close: { $months }
   *[other] { $n } closes: { $months }
}
reconciliation-unchanged = Nothing new is known of these months since they were closed.
reconciliation-changed = { $n ->
    [one] { $n } change since, together { $amount }
   *[other] { $n } changes since, together { $amount }
}
reconciliation-month = Month
reconciliation-as-closed = As closed
reconciliation-as-now = As known now
reconciliation-why = Because of
reconciliation-fact = { $what } (import { $batch })
reconciliation-up-to = all up to { $month }
reconciliation-new = new
reconciliation-superseded = superseded
reconciliation-undone = undone
reconciliation-by-policy = another policy
reconciliation-more-facts = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}

## Figures

figure-definition = Definition
figure-variant = Variant
figure-after = after { $age }
figure-by = Split by
figure-by-none = not split
figure-unknown = No metric is named { $metric }.
figure-periods = By period
figure-periods-about = Choose a period to see who is behind its figure.
figure-change = Change
figure-ripens = It goes on growing after a period: later ones have had less time, so they cannot be held against earlier ones.
figure-course = Course
figure-whole = All together
figure-likely = Likely
figure-no-heading = none stated
figure-split = { $name }, by { $by }
figure-largest = The { $n } largest of { $all }; all are in the table.
figure-headings = By { $by }
figure-variants = Other ways to compute it
figure-variants-about = Vendors and articles differ; the definition says who uses which.
figure-is-split = split
figure-rows = What { $period } is made of
figure-no-rows = Nothing is behind this figure: all its terms are zero, or are no sums over customers.
figure-term = Term
figure-rows-counted = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
figure-sums = sums to the term
figure-sums-not = does not sum to the term
figure-record = Record
figure-adds = Adds
figure-rows-of = What { $period } is made of: { $group }
figure-headings-about = Choose a heading to see who is behind its figure.

## Definitions

definitions-about = What each of the { $n } metrics means, how it is computed, and who computes it so
definitions-find = Find a metric
definition-figures = See the figures
definition-variants = Ways to compute it
definition-variants-about = The first is what Tenure shows unless another is chosen.
definition-usual = usual
definition-split = Split by { $by } unless something else is asked
definition-needs = Needs the tables { $tables }
definition-instead = or { $column } in { $tables }
definition-benchmarks = Benchmarks
definition-benchmarks-about = Published figures, each with whom it was taken of and what to mind. A place to start, no verdict.
definition-no-year = year not stated
definition-no-sample = sample not stated
definition-better-up = Higher is better.
definition-better-down = Lower is better.
definition-example = Example, { $period }:
definition-settings = Settings in force
definition-settings-about = What this figure hangs on: another choice counts MRR, and who is a customer, otherwise.
definition-settings-account = No rule for counting MRR changes this figure; the account’s own settings do.
definition-settings-own = not the standard
definition-week = Week begins on
definition-year = Fiscal year begins in

## Benchmarks and targets

targets-all = All targets
targets-about = What figures should be, beside what they are
targets-metric = Metric
targets-period = Period
targets-value = Target
targets-set = Set a target
targets-keep = Set
targets-how = Rates are typed in per cent: 105 is 105 %.
targets-in-days = days
targets-in-months = months
targets-no-number = That is no number.
targets-removed = The target of { $name } for { $period } is removed
targets-none = No targets yet
targets-none-text = A target says what a metric should be in a month, a quarter or a year.
targets-is = is { $value }
targets-met = reached
targets-missed = not reached
benchmarks-all = All benchmarks
benchmarks-family = Family
benchmarks-every = All
benchmarks-within = within the band
benchmarks-above = above the band
benchmarks-below = below the band
benchmarks-unknown = no figure to hold against it
benchmarks-few = { $bands } of { $all } metrics have a published benchmark whose source can be named. For the others there is none rather than one that nobody can check.
targets-line = Target for { $period }: { $value }
targets-not-yet = not reached yet

## Annotations

annotations-about = What happened on a day: charts over time show it where it was.
annotations-add = Add an annotation
annotations-change = Change the annotation
annotations-edit = Change
annotations-at = Day
annotations-kind = Kind
annotations-text = What happened
annotations-hint = Prices went up by 8 %
annotations-author = By
annotations-keep = Save
annotations-kept = The annotation is saved
annotations-removed = The annotation is removed
annotations-all = All annotations
annotations-none = No annotations yet
annotations-none-text = A release, a new price, another definition: write down the day, and every chart over time will show it.
annotations-release = Release
annotations-price = Price
annotations-definition = Definition
annotations-import = Data
annotations-other = Other

## Calculators

calculators-about = The usual figures from numbers that you type. Nothing of it is kept.
calculators-which = Figure
calculators-type = Type the numbers; what comes out stands here at once.
calculators-between = between { $low } and { $high }, where chance has a part
calculators-at-least = at least { $low }, where chance has a part
calculators-one-way = Type one of these, and leave the others empty: { $ways }
calculators-too-much = “{ $part }” cannot be more than “{ $whole }”.
calculators-wrong-amount = An amount is not below 0; write it like { $like }.
calculators-wrong-count = This is counted: a whole number, such as { $like }.
calculators-wrong-share = A share is written with its sign, { $percent }, or below 1, { $like }.
calculators-wrong-level = A percentage from 50 to { $most }, such as 95.
calculators-wrong-months = A whole number of months, from 1 to 600.
calculators-wrong-currency = A code of three letters, such as EUR.
calculators-month = A month
calculators-quarter = Three months
calculators-year = A year
calculators-adjusted = Adjusted Wald
calculators-trinomial = Trinomial, as counted
calculators-of-arpa = Average revenue per account
calculators-of-arr = Annual recurring revenue: 12 × MRR
calculators-of-cac = Customer acquisition cost
calculators-of-change = Whether one churn rate differs from another by more than chance
calculators-of-churn = Customer churn rate: lost ÷ those at the start
calculators-of-clv = Customer lifetime value
calculators-of-crc = Customer retention cost
calculators-of-crr = Customer retention rate: (end − new) ÷ start
calculators-of-csat = Customer satisfaction: positive ÷ answers
calculators-of-gross-margin = Gross margin
calculators-of-growth = Growth, and by month where it took several
calculators-of-grr = Gross revenue retention
calculators-of-lead-to-customer = Lead-to-customer rate
calculators-of-lifetime = Lifetime in months: 1 ÷ churn
calculators-of-ltv-cac = Lifetime value for each unit of acquisition cost
calculators-of-nps = Net promoter score
calculators-of-nrr = Net revenue retention
calculators-of-payback = Months until the cost of a customer is earned back
calculators-of-quick-ratio = Quick ratio: MRR won ÷ MRR lost
calculators-of-revenue-churn = Gross and net revenue churn
calculators-of-trial-conversion = Free-trial conversion
calculators-in-mrr = MRR
calculators-in-paying = Paying customers
calculators-in-currency = Currency
calculators-in-level = Confidence of the interval, in per cent
calculators-in-spend = What sales and marketing cost in the period, people included
calculators-in-won = Customers won in the period, without those who came back
calculators-in-lost = Customers lost
calculators-in-start = Customers at the start
calculators-in-lost-then = Customers lost then, or in the other segment
calculators-in-start-then = Customers at that start
calculators-in-lost-of-start = Customers of the start who were lost
calculators-in-period = How long the period was
calculators-in-period-year = How long the period was; the benchmark is of a year
calculators-in-mrr-each = MRR per customer
calculators-in-mrr-all = Instead of MRR per customer: MRR of all
calculators-in-margin = Gross margin, such as { $like }
calculators-in-contract-months = Instead of churn: mean length of contracts in months
calculators-in-month-churn = Churn of a month, such as { $like }
calculators-in-month-lost = Instead of churn: customers lost in a month; then there is an interval
calculators-in-month-start = Customers at the start of the month
calculators-in-crc-cost = Success staff, tools, customer marketing, training, loyalty programmes of the period
calculators-in-active = Active customers
calculators-in-end = Customers at the end
calculators-in-won-of-end = Of these, customers won in the period
calculators-in-positive = Positive answers: 4 and 5 of 5, 6 and 7 of 7, 9 and 10 of 10
calculators-in-answers = All answers, without those who skipped
calculators-in-revenue = Revenue
calculators-in-sales-cost = Cost of sales: hosting, support, payments
calculators-in-from = The amount then
calculators-in-to = The amount now
calculators-in-months = How many months lie between
calculators-in-mrr-start = MRR at the start
calculators-in-mrr-less = MRR that customers pay less, while they stay
calculators-in-mrr-more = MRR that customers of the start pay more
calculators-in-mrr-left = MRR of those who left
calculators-in-mrr-new = MRR of new customers
calculators-in-mrr-new-one = MRR of a new customer
calculators-in-mrr-back = MRR of customers who came back
calculators-in-leads-won = Leads who became customers
calculators-in-leads = All leads
calculators-in-clv = Lifetime value of a customer
calculators-in-cac = Acquisition cost of a customer
calculators-in-promoters = Answers of 9 or 10
calculators-in-passives = Answers of 7 or 8
calculators-in-detractors = Answers of 6 and less
calculators-in-interval = How the interval is made
calculators-in-converted = Trials that became paid
calculators-in-trials = Trials that began in the same period

## Settings

policies-about = By which rules MRR, churn and retention are counted. What another rule would do is shown before it is chosen.
policies-begin = Begin with
policies-in-force = In force:
policies-tried = Tried:
policies-choose = Use from now on
policies-chosen = Figures are made under this policy now
policies-settings = Settings
policies-setting = Setting
policies-value = Value
policies-can-be = Can be:
policies-says = What the vendor says
policies-effect = What it would do
policies-now = In force
policies-then = Tried
policies-change = Difference
policies-save = Save under a name
policies-save-about = Each save is a new version; none is ever changed.
policies-name = Name
policies-keep = Save
policies-saved = Policy { $name } is saved
policies-of-discounts = Discounts that lower MRR
policies-of-paid-trials = Paid trials
policies-of-usage = Charges by usage
policies-of-past-due = Payment is late
policies-of-unpaid = Payment was given up
policies-of-paused = Paused subscriptions
policies-of-zero-amount = Down to a price of zero
policies-of-churn-recognised = When a customer counts as lost
policies-of-reactivation = Who comes back is a reactivation
policies-of-gap-tolerance = Gap that does not count as leaving
policies-of-netting = Changes this close are one movement
policies-of-new-and-gone = Came and left in one period
policies-of-constants = Weeks and days in a month
policies-of-fx = Day of the exchange rate
policies-of-invoice-existing = Invoice of a known subscription counts when
policies-of-invoice-new = First invoice of a subscription counts when
policies-of-void-invoices = Voided invoices count
policies-of-uncollectible = Invoices that cannot be collected
policies-of-failed-first-payment = First payment failed
policies-of-refunds = Refunds
policies-of-credit-notes = Credit notes that lower MRR
policies-of-disputes = Disputed payments
policies-of-merges = Merged customers are one
policies-value-forever-limited = without end, and with an end while they last
policies-value-forever-repeating = the same, but none for one invoice only
policies-value-forever = only those without end
policies-value-discounts-all = all, and negative one-off lines of a subscription
policies-value-discounts-none = none: MRR at list price
policies-value-one-off = one-off revenue
policies-value-count = counts
policies-value-exclude = does not count
policies-value-last-invoice = as last invoiced
policies-value-trailing-mean = mean of the last three invoices
policies-value-minimum-commitment = the committed minimum
policies-value-keep = stays
policies-value-churn = churn
policies-value-zero = MRR goes to zero until it resumes
policies-value-contraction = contraction: still a customer
policies-value-service-ends = when the service ends
policies-value-requested = when the cancellation is requested
policies-value-billing-ended = when the billing system says so
policies-value-any-gap = always
policies-value-gap-none = none: every gap counts
policies-value-same-day = end and start on one day
policies-value-migration = up to { $n ->
    [one] { $n } day
   *[other] { $n } days
} around the migration of { $day }
policies-value-netting-none = at one instant only
policies-value-netting-day = within one day
policies-value-show = both movements are shown
policies-value-suppress = neither is shown
policies-value-average-year = by a year of 365.25 days
policies-value-weeks-52 = by 52 weeks and 365 days a year
policies-value-weeks-4 = 4 weeks, 30 days
policies-value-component-start = when the price began
policies-value-renewal = at each renewal
policies-value-period-end = at the end of the period
policies-value-issued = is issued
policies-value-paid = is paid
policies-value-never = never
policies-value-until-voided = until they are voided
policies-value-until-paid = does not count until it is paid
policies-value-cash-only = concern cash only, not MRR
policies-value-full-with-cancellation = in full, together with a cancellation: MRR ends
policies-value-full-erases = in full: as if it had never been
policies-value-reduce = lower MRR by their share
policies-value-recurring = those on recurring lines
policies-value-all = all
policies-value-lost-ends-service = lost ones end the service
policies-value-from-beginning = from the beginning
policies-value-at-merge = from the merge on
policies-value-churn-after = churn after { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
policies-value-within = within { $n ->
    [one] { $n } day
   *[other] { $n } days
  }; later it is new
policies-value-gap-days = up to { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
policies-value-minutes = within { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
policies-value-constant = at the rate of { $day }
screen-settings = Settings
settings-you = You
settings-users = Users
settings-tokens = Tokens
settings-company = Company
settings-audit = Audit log
settings-audit-text = What was done, the last first. Nothing in it can be changed.
settings-name = Name
settings-company-name = Name of the company
settings-currency = Currency
settings-zone = Time zone
settings-zone-text = Days, weeks and months begin in this time zone, on every screen.
settings-save = Save
settings-saved = Saved
settings-dates-moved = { $n ->
    [one] { $n } date that was read in { $zone } lies on another day now: { $date } became { $now }.
   *[other] { $n } dates that were read in { $zone } lie on other days now: { $date } became { $now }.
} Undo those imports and bring the files in again, or choose { $zone }.
settings-backup = Backup
backups-about = All facts, users and settings, without the key of secrets. Save it elsewhere, too.
backups-make = Make a backup
backups-none = No backup has been made yet.
backups-last = The last one was made and verified at { $at }.
backups-last-unverified = The last one was made at { $at }, not verified.
backups-done = The backup is made and verified.
backups-made = Made
backups-verified = Verified
backups-size = Size
backups-save = Save
backups-remove-one = Remove the backup of { $at }
backups-remove-text = Its file is deleted from the server and cannot be brought back. Copies that were saved elsewhere stay.
backups-command = By a schedule:
settings-password = Password
settings-password-current = Password so far
settings-password-new = New password
settings-password-rule = Ten letters or more; a few words are easy to remember.
settings-password-change = Change the password
settings-password-done = The password is changed; all other sessions have ended.
settings-sessions = Where you are signed in
settings-browser = Browser
settings-address = Address
settings-used = Last used
settings-end = End
settings-role = Role
settings-role-viewer = Viewer
settings-role-analyst = Analyst
settings-role-admin = Admin
settings-role-owner = Owner
settings-masked = without names
settings-masked-text = Keep names, e-mails and comments of customers from them
settings-seen = Last here
settings-change = Change
settings-user-add = Add a user
settings-remove = Remove
settings-token-new = New token
settings-token-text = Programs send it to ask for you. It can do no more than you can.
settings-token-for = What it is for
settings-token-make = Make the token
settings-token-once = Copy it now: it is not shown again.
settings-token-none = No tokens yet
settings-begins = Begins
settings-scope = May
settings-scope-read = read
settings-scope-write = read and write
settings-scope-admin = all that you may
settings-days = For days
settings-ends = Ends
settings-revoke = Revoke
settings-when = When
settings-who = Who
settings-what = What
settings-object = To what
settings-newest = Newest
settings-older = Older
settings-did-session-begin = Signed in
settings-did-session-end = Signed out
settings-did-user-create = User added
settings-did-user-change = User changed
settings-did-user-password = Password changed
settings-did-user-remove = User removed
settings-did-token-create = Token made
settings-did-token-revoke = Token revoked
settings-did-company-change = Company changed
settings-did-policy-choose = Policy put in force
settings-did-policy-save = Policy saved
settings-did-segment-create = Segment made
settings-did-segment-change = Segment changed
settings-did-segment-restore = Segment brought back
settings-did-segment-remove = Segment removed
settings-did-note-create = Note written
settings-did-note-change = Note changed
settings-did-note-remove = Note removed
settings-did-annotation-create = Annotation written
settings-did-annotation-change = Annotation changed
settings-did-annotation-restore = Annotation brought back
settings-did-annotation-remove = Annotation removed
settings-did-target-set = Target set
settings-did-target-restore = Target brought back
settings-did-target-remove = Target removed
settings-did-source-create = Source connected
settings-did-source-change = Source changed
settings-did-source-check = Key of a source tested
settings-did-source-sync = Source asked
settings-did-source-events = Events brought in
settings-did-source-remove = Source removed
settings-did-import-send = Files sent
settings-did-import-map = Columns assigned
settings-did-import-plan = Import planned
settings-did-import-apply = Import applied
settings-did-import-remove = Import discarded
settings-did-mapping-save = Mapping saved
settings-did-mapping-remove = Mapping removed
settings-did-batch-undo = Import undone
settings-did-demo-make = Demo company made
settings-did-demo-remove = Demo company removed
settings-did-statement-send = File to reconcile sent
settings-did-statement-remove = File to reconcile removed
settings-did-job-add = Job asked for
settings-did-job-cancel = Job cancelled
settings-did-key-rotate = Key of secrets changed
settings-did-month-close = Month closed
settings-did-month-reopen = Month reopened
settings-did-export-make = Data exported
settings-did-backup-make = Backup made
settings-did-backup-read = Backup downloaded
settings-did-backup-remove = Backup removed
settings-thing-annotation = Annotation
settings-thing-backup = Backup
settings-thing-company = Company
settings-thing-data = Data
settings-thing-demo = Demo company
settings-thing-import = Import
settings-thing-job = Job
settings-thing-key = Key of secrets
settings-thing-mapping = Mapping
settings-thing-month = Month
settings-thing-note = Note
settings-thing-policy = Policy
settings-thing-segment = Segment
settings-thing-session = Session
settings-thing-source = Source
settings-thing-statement = File to reconcile
settings-thing-target = Target
settings-thing-token = Token
settings-thing-user = User
settings-via-link = By a link
settings-via-password = With a password
settings-via-session = In the dashboard
settings-via-terminal = At the terminal
settings-via-token = With a token
settings-terminal = Terminal

## Login and first run

screen-login = Sign in
screen-setup = Set up Tenure
login-email = E-mail
login-password = Password
login-go = Sign in
login-wrong = E-mail and password do not belong together.
login-too-many = There were too many attempts. Wait a little, then try again.
login-lost = Password lost? An admin can give you a new one, or on the server: tenure user password
login-next = Sign in to go on to where you were going.
login-needs-admin = Nobody can sign in yet. Open the link that the terminal printed when Tenure was started; starting it again prints a new one.
setup-text = You become the owner, who may do everything.
setup-go = Create the owner
setup-company = Your company
setup-company-text = Both currency and time zone can be changed later.
setup-next = Go on
setup-done = Tenure is set up already.
