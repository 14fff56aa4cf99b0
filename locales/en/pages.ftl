# Pages of the command line, each under its own heading.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Headings of several tables

col-at = At
col-day = Day
col-month = Month
col-months = Months
col-from = From
col-to = To
# Ends of an interval.
col-low = from
col-high = to
col-customer = Customer
col-customers = Customers
col-name = Name
col-kind = Kind
col-cause = Cause
col-amount = Amount
col-currency = Currency
col-mrr = MRR, { $currency }
col-subscription = Subscription
col-subscriptions = Subscriptions
col-plan = Plan
col-plans = Plans
col-sources = Sources
col-reason = Reason
col-share = Share
col-left = Left
col-change = Change
col-last-seen = Last seen
col-table = Table
col-policy = Policy
col-what = What
head-segment = customers: { $segment }

## How customers stand, and why their MRR moves

# Programs ask for kinds and causes by their English ids.
kind-segment-in = segment_in
kind-segment-out = segment_out
movement-cause-price = price
movement-cause-seats = seats
movement-cause-plan = plan
movement-cause-cross-sell = cross_sell
movement-cause-coupon = coupon
movement-cause-term = term
movement-cause-usage = usage
movement-cause-voluntary = voluntary
movement-cause-involuntary = involuntary
movement-cause-retention-policy = retention_policy
movement-cause-policy = policy
movement-cause-unknown = unknown
standing-customer = customer
standing-paused = paused
standing-free = free
standing-former = former
standing-none = not a customer yet

## Movements

movements-corrects = Corrects

## Customers

customers-arr = ARR, { $currency }
customers-change = Change in 90 days
customers-status = Status
customers-since = Since
customers-last-movement = Last movement
customers-renewal = Renewal
customers-open-tickets = Open tickets
customers-last-nps = Last NPS
customers-in-all = Total
customers-count = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $day }
customers-some = { $shown } of { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $day }
customers-untold = the total is without the MRR of { $n }

## One customer

customer-called = { $name } ({ $id })
customer-at = { $who } at the end of { $day }
customer-on = { $who } on { $day }
customer-pays = MRR { $mrr }, { $status }
customer-mrr-untold = MRR —, { $status }: { $why }
customer-since = customer since { $day }
customer-renewal = renewal on { $day }, MRR { $mrr } ({ $outcome })
customer-seen = { $n } active users in 28 days, seen on { $day }
customer-never-seen = { $n } active users in 28 days, never seen
customer-owner = owner { $name }
customer-country = country { $name }
customer-industry = industry { $name }
customer-channel = channel { $name }
customer-happened = What happened, { $n }
customer-happened-some = What happened, { $shown } of { $n }
customer-event = Event
customer-about = About
customer-words = Words
happened-movement = movement
happened-subscription = subscription
happened-change = change
happened-invoice = invoice
happened-payment = payment
happened-refund = refund
happened-credit-note = credit_note
happened-dispute = dispute
happened-trial = trial
happened-seats = seats
happened-ticket = ticket
happened-answer = answer
happened-feedback = feedback
happened-milestone = milestone
happened-goal = goal
happened-interaction = interaction
happened-contact = contact
happened-referral = referral
event-started = started
event-past-due = past_due
event-cancel-requested = cancel_requested
event-ended = ended
event-changed = changed
event-issued = issued
event-paid = paid
event-voided = voided
event-tried = tried
event-refunded = refunded
event-credited = credited
event-disputed = disputed
event-converted = converted
event-purchased = purchased
event-opened = opened
event-solved = solved
event-answered = answered
event-said = said
event-reached = reached
event-set = set
event-achieved = achieved
event-met = met
event-left = left
event-referred = referred
event-succeeded = succeeded
event-failed = failed

## How long customers stay

survival-title = How long customers stay
survival-since = since { $column }
survival-observed = observed from { $day }
survival-nobody = nobody has been a customer yet
survival-customers = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $left } left
survival-customers-late = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $late } of them seen only from a later age on, { $left } left
survival-half = Half have left after { $when }
survival-mean = Mean of the first { $months ->
    [one] { $months } month
   *[other] { $months } months
}: { $mean }
survival-longer = longer than was seen
survival-longer-than = longer than was seen ({ $level }: at least { $months } months)
survival-median = { $months } months ({ $level }: { $low } to { $high })
survival-less = less
survival-as-customer = { $months } months as a customer ({ $level }: { $low } to { $high })
survival-unseen = — nobody was seen for so long
survival-at-risk = At risk
survival-left-by-then = Left by then
survival-still = Still there
survival-half-column = Half left after
survival-mean-column = Mean of { $months ->
    [one] { $months } month
   *[other] { $months } months
}
survival-range = { $value } ({ $low } to { $high })
survival-note = Kaplan-Meier; { $level } intervals, { $method }
survival-no-method = none yet
survival-from-month = from month { $month } on fewer than { $n } are at risk: --format csv has them
survival-few = ~ fewer than { $n } are at risk then
# $name is a heading, or what stands for everyone; $months a number with decimals.
survival-broken = { $name } at { $months } months all who were then seen had left though others are seen later; the curve says nothing from there on
survival-before = { $name } nobody was seen before { $months } months
survival-untested = Log-rank test: — { $why }
survival-untested-none-left = no heading left while another was there
survival-untested-many = more than { $n } headings
survival-test = Log-rank test: χ² { $value } on { $freedom ->
    [one] { $freedom } degree
   *[other] { $freedom } degrees
} of freedom, { $p }: { $verdict }
survival-by-chance = chance alone could make the curves differ so
survival-by-more = the curves differ by more than chance

## Why churn moved

change-title = Why churn changed: { $before } → { $after }
change-by = by { $dimension }
change-customers-then = Customers then
change-churn-then = Churn then
change-lost-then = Lost then
change-customers-now = Customers now
change-churn-now = Churn now
change-lost-now = Lost now
change-rate = Own rate
change-weight = Weight
change-both = Together
change-all = All
change-effects = Effects in percentage points; they sum to the change
change-chance = { $level } interval of the change: { $low } to { $high } ({ $method }): chance alone could make such a change
change-no-chance = { $level } interval of the change: { $low } to { $high } ({ $method }): more than chance
change-partial = the later period is not over, or the data end before it does

## Headings that customers are split by

# Bands of the time as a customer, in whole months.
tenure-0 = 0-2 months
tenure-3 = 3-5 months
tenure-6 = 6-11 months
tenure-12 = 12-23 months
tenure-24 = 24-35 months
tenure-36 = 36 months and more
contract-0 = under 1 month
contract-1 = 1-2 months
heading-none = (none)
heading-untold = (cannot be told)

## When customers have paid for their acquisition

payback-title = What customers have brought less what it cost to win them
payback-each = { $currency } for each
payback-cost = Cost
payback-after = Paid back after
payback-together = Together
payback-not-yet = not yet
payback-note = Columns are months that each has been there, each with the gross margin of its calendar month; those who left bring nothing more. Blank: not all have been there so long. Together: the cohorts that have.
payback-deepest = Deepest for each, of all together: { $amount } after { $when }.
payback-no-cash = — cash as it went: { $why }
payback-cash-back = Cash trough: spend from { $from } on less the margin of those who came since is deepest in { $when }, at { $amount }; back above 0 in { $then }.
payback-cash-still = Cash trough: spend from { $from } on less the margin of those who came since is deepest in { $when }, at { $amount }; at { $still } in { $then }.

## What a new customer is worth

clv-title = What a new customer is worth
clv-at = at the end of { $day }
clv-value = Over { $months ->
    [one] { $months } month
   *[other] { $months } months
}, at a discount of { $discount } a year: { $value } ({ $level }: { $low } to { $high })
clv-made = { $arpa } of MRR × { $paid } months that it is expected to pay for, discounted
clv-made-margin = { $arpa } of MRR × { $margin } gross margin × { $paid } months that it is expected to pay for, discounted
clv-none = Over { $months ->
    [one] { $months } month
   *[other] { $months } months
}, at a discount of { $discount } a year: — { $why }
clv-covers = Of customers with terms of { $terms }, { $share } of MRR: the other terms have no model yet.
clv-few-left = terms of { $term }: so far { $n } have left, and at least { $least } have to before anything is projected
clv-few-renewals = terms of { $term }: the most renewals that were seen are { $n }, and at least { $least } are needed before anything is projected
clv-term = Terms of
clv-each = MRR of each, { $currency }
clv-months = Months paid for
clv-held = Still there after so many renewals, terms of { $term }:
clv-renewals = Renewals
clv-seen = As seen
clv-model = As the model has it
clv-interval = { $level } interval, { $method }: of how long they stay; what they pay is taken as it is.
clv-note = An estimate: a shifted beta-geometric model (Fader and Hardie 2007), fitted for each length of term to the lives of those who began with it. It supposes that new customers are like those so far, and that each goes on paying what it pays now.

## Who uses the product

usage-title = Use by customer · the { $days } days to { $last } · the trend against those before
usage-users = Users
usage-user-days = User-days
usage-stickiness = Stickiness
usage-features = Features
usage-weeks = Weeks of 12
usage-before = Before
usage-trend = Trend
usage-key-unused = Key features never used
usage-more = { $shown } of { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}; --limit shows more
usage-future = { $n ->
    [one] { $n } event
   *[other] { $n } events
} in the future, until { $day }, left out
usage-future-hint = look at the clock that dates them
usage-unnamed = { $n ->
    [one] { $n } event
   *[other] { $n } events
} without user_id: their customers were there, nobody knows who
usage-every-event = every event counts as use: the table event_kinds can say which do

## How long customers wait for what they came for

onboarding-title = How long customers wait for what they came for
onboarding-started = started { $from } to { $to }
onboarding-nobody = nobody started in these days
onboarding-events = events from { $from } to { $to }
onboarding-without = without { $n } who started before the events begin
onboarding-customers = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $reached } have had a moment of value
onboarding-half = Half have had one after { $when }
onboarding-longer-than = longer than was seen ({ $level }: at least { $days } days)
onboarding-median = { $days ->
    [one] { $days } day
   *[other] { $days } days
} ({ $level }: { $low } to { $high })
onboarding-days = Days
onboarding-waiting = Waiting
onboarding-reached-by-then = Reached by then
onboarding-reached = Reached
onboarding-half-days = Half after days
onboarding-within = Within { $days ->
    [one] { $days } day
   *[other] { $days } days
}

## What customers say

feedback-title = Feedback: { $period }
feedback-themes-from = themes: { $source }
feedback-own-themes = those that come with the program
feedback-nothing = nothing was said that is asked for here
feedback-no-comments = nobody says anything: there are no comments in the data
feedback-no-comments-hint = survey_responses.csv has comments in its column comment, feedback.csv (feedback_id, at, text) holds what was said elsewhere, interactions.csv (customer_id, at, text) notes
feedback-unknown-language = { $code } is no language: it is looked for in the { $n ->
    [one] { $n } comment that states
   *[other] { $n } comments that state
} it
feedback-cut = of { $n ->
    [one] { $n } comment
   *[other] { $n } comments
} only the first { $most } letters were looked at
feedback-theme = Theme
feedback-comments = Comments
feedback-before = Before
feedback-scored = Scored
feedback-displeased = Displeased
feedback-pleased = Pleased
feedback-of = of
feedback-no-theme = (no theme)
feedback-all = (all)
feedback-unknown = unknown
feedback-note-before = Before: { $period }. Change in percentage points; a comment can be under several themes
feedback-note-displeased = Displeased: of the scored, those who detract, are not satisfied or found it hard. NPS: of comments on that survey; ~ fewer than 30
feedback-language = Language
feedback-stated = Stated
feedback-differing = Found otherwise
feedback-said-by = Said by
feedback-phrase = Phrase
feedback-log-odds = Log-odds
feedback-chance = By chance
side-pleased = pleased
side-neutral = neutral
side-displeased = displeased
feedback-list = { $language }: { $n ->
    [one] { $n } comment
   *[other] { $n } comments
} of the pleased, { $displeased } of the displeased, { $phrases }
feedback-phrases = { $n ->
    [one] { $n } phrase
   *[other] { $n } phrases
}
feedback-note-phrases = Log-odds with a Dirichlet prior from all comments of the language (Monroe, Colaresi and Quinn 2008); each comment counts once for a phrase. * of these no more than { $share } are chance
feedback-said = Said
feedback-id = Id
feedback-on = On
feedback-touchpoint = Touchpoint
feedback-score = Score
feedback-scale = Scale
feedback-side = Side
feedback-felt = Felt
feedback-in = In
feedback-tone = Words
feedback-themes = Themes
feedback-found-by = Found by
feedback-comment = Comment
feedback-good = good
feedback-bad = bad
feedback-score-of = { $score } of { $most }
feedback-praise = praise
feedback-complaint = complaint
feedback-some = { $shown } of { $all }: --limit shows more, --format csv all of them in full
feedback-note-verbatims = ! the words say otherwise than the score; — cannot be told

## What to mind about how long customers stay

survival-silent = nobody is known to have left before { $day }, where some { $expected } would have at the rate since then: the data may leave out who left earlier, and lifetimes be too long
survival-silent-hint = --observed-from { $day } looks only at what happened since
survival-crowd = { $n ->
    [one] { $n } customer has
   *[other] { $n } customers have
} their first MRR in { $month }, where the data begin, many more than in any month since: they may have started earlier, and stay longer than it seems
survival-crowd-hint = --since created_at counts from a date of customers, --segment 'start >= { $day }' leaves them out
survival-undated = { $n ->
    [one] { $n } customer has
   *[other] { $n } customers have
} no such date; they count from their first MRR
survival-untold = of { $n ->
    [one] { $n } customer
   *[other] { $n } customers
} the MRR cannot be told at some time; they count as seen until then
survival-left-before = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
} had left before { $day }: not counted

## Bands of MRR that customers are split by

band-under = under { $n }
band-between = { $low } to { $high }
band-above = { $n } and more
heading-no-user = (no user)

## What becomes of contract terms

outcome-renewed = renewed
outcome-expanded = expanded
outcome-contracted = contracted
outcome-lost = lost
outcome-leaving = leaving
outcome-needs-decision = needs a decision
outcome-renews = renews by itself
outcome-unknown = not told

## How metrics move together

relate-title = How metrics move together: { $from } to { $to }
relate-none = No two of them have ten months in common in which both moved.
relate-metric = Metric
relate-course = Course
relate-last = Last
relate-changes = Changes
relate-levels = Levels
relate-pair = Pair, what moves first before
relate-apart = Apart
relate-interval = { $level } interval
relate-chance = By chance
relate-same-month = same month
relate-within = { $low } to { $high }
relate-under = under { $share }
relate-variant = { $metric }: { $variant }
# $spearman says of what it is.
relate-no-cause = Moving together, even one before the other, is no cause: a third thing may move both, and of many pairs some move together by chance. { $spearman }.
relate-of-changes = Spearman's rank correlation of changes from month to month, which common trends do not fool
relate-of-changes-lags = Spearman's rank correlation of changes from month to month, which common trends do not fool; of each pair the likeliest of { $n } lags
relate-of-levels = Spearman's rank correlation of levels: what merely grows together goes together
relate-of-levels-lags = Spearman's rank correlation of levels: what merely grows together goes together; of each pair the likeliest of { $n } lags
relate-note-chance = By chance: of { $n ->
    [one] { $n } comparison
   *[other] { $n } comparisons
}, at most this share of those as unlikely as this one is luck (Benjamini-Hochberg). Intervals are of one comparison (Bonett-Wright), as if it had been the only one, for as many independent months as these are worth.
relate-note-few = ~ worth fewer than 30 independent months: read the interval
relate-note-shared = † made from something in common: they move together by definition, too
relate-note-more = { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
} more, and every lag: --format csv or json
relate-note-left-out = months in which either is undefined are left out
relate-note-undefined = — { $name }: { $n ->
    [one] { $n } month
   *[other] { $n } months
} undefined: { $why }
relate-note-undefined-more = — { $name }: { $n ->
    [one] { $n } month
   *[other] { $n } months
} undefined: { $why }, and other reasons

## Who recommends us

advocates-title = Advocates: { $period }
advocates-nobody = no advocates and no key accounts
advocates-nothing = nobody to compare with nobody else
advocates-more = { $n } more: --limit { $all }, or --format csv
advocates-referred = { $referrers } referred { $referrals }, of whom { $converted } became customers
advocates-promote = { $promoters } promote, of { $answered } who answered
advocates-key = { $n ->
    [one] { $n } key account
   *[other] { $n } key accounts
} with { $share } of MRR
advocates-value = Value
advocates-advocates = Advocates
advocates-of-all = Of all
advocates-times = Times
advocates-against = Against others
advocates-from = { $level } from
advocates-note-all = Times: the share among advocates over that among all customers. Against others: their share less that of the { $n } who are no advocates, in percentage points (Newcombe).
advocates-note-answered = Times: the share among advocates over that among those who answered. Against others: their share less that of the { $n } who are no advocates, in percentage points (Newcombe).
advocates-note-marked = * { $marked } of { $n } values differ by more than their interval; chance alone would make some { $expected } of so many. What advocates have in common need not be why they recommend.
advocates-note-few = ~ few advocates or others, or few of one kind: read the interval
advocates-left-out = — { $name }: { $n } values or more, too many to tell anyone apart
advocates-referrals = Referred
advocates-won = Won
advocates-promotes = Promotes
advocates-key-account = Key account
said-yes = yes
said-no = no

## Contract terms that end

renewals-title = Renewals
renewals-head = { $days ->
    [one] { $days } day
   *[other] { $days } days
} from { $day } · { $currency } · { $zone } · policy { $policy }
renewals-ahead = Terms that end ahead
renewals-before = Terms that ended before
renewals-due = Due
renewals-past = What became of the last
renewals-ends = Terms that end
renewals-no-terms = give term_ends_at, or term_started_at with term_months, and auto_renew in subscriptions
renewals-none = none
renewals-more = and { $n } more: --show due or past with --format csv has them all
renewals-known-more = and { $n } more: --show known with --format csv has them all
renewals-cancellations = Known cancellations
renewals-coupons = Coupons about to expire
renewals-signed = Signed and not yet started
renewals-pauses = Pauses
renewals-planned = Planned changes
renewals-in-all = { $amount } in all
renewals-due-mrr = Due, { $currency }
renewals-after = After
renewals-known = What is known
renewals-cancelled-on = Cancelled on
renewals-open = Open
renewals-leaving = Leaving
renewals-decision = Needs a decision
renewals-renewed = Renewed
renewals-lost = Lost
renewals-renewed-mrr = Renewed MRR
renewals-expansion = Expansion
renewals-contraction = Contraction
renewals-lost-mrr = Lost MRR
renewals-by-customers = By customers
renewals-by-mrr = By MRR

## What is known of the months ahead

ahead-signed = signed, not started
ahead-coupon-end = coupon ends
ahead-expansion = planned expansion
ahead-resumed = resumes
ahead-contraction = planned contraction
ahead-paused = pauses
ahead-cancelled = cancelled
ahead-not-renewing = does not renew
ahead-unpaid = unpaid
ahead-usage = use counted so far
ahead-lost-before-start = lost before start
ahead-fx = exchange rates
ahead-merge = merged
ahead-correction = corrections of closed months
cmrr-title = Committed MRR
cmrr-from = from { $at }
cmrr-opening = Opening
cmrr-committed = Committed
cmrr-rest-of-month = { $month } from { $day }
cmrr-supply = invoices do not tell what is signed, cancelled or ends ahead; give subscriptions with started_at, cancel_effective_at, term_ends_at, auto_renew, discount_ends_at
cmrr-no-terms = no contract terms are known, so none is counted as not renewing; give term_ends_at (or term_started_at with term_months) and auto_renew in subscriptions
cmrr-under-terms = { $part } of { $whole } are under a contract term that ends later

## Themes of comments that come with the program

theme-price = Price
theme-bugs = Bugs and failures
theme-support = Support
theme-speed = Speed
theme-ease-of-use = Ease of use
theme-missing-features = Missing features
theme-onboarding = Getting started
theme-integrations = Integrations
theme-reporting = Reports
theme-mobile = Mobile
theme-billing = Invoices and contracts
theme-praise = Praise
theme-complaint = Complaint

## What customers are split by

# Names that are typed after --by; in English as they are typed.
dimension-plan = plan
dimension-product = product
dimension-currency = currency
dimension-tenure = tenure
dimension-mrr-band = mrr_band
dimension-pricing-model = pricing_model
dimension-contract-length = contract_length
dimension-company-size = company_size
dimension-company-revenue = company_revenue
segment-as-at = { $segment } (as on { $day })
dimension-cohort = cohort
dimension-country = country
dimension-region = region
dimension-city = city
dimension-industry = industry
dimension-channel = channel
dimension-campaign = campaign
dimension-owner = owner
dimension-company = company
dimension-employees = employees
dimension-name = name
dimension-email = email
