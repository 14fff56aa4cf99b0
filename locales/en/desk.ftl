# What the command line says of the work itself: imports, checks, policies, closes, and what it
# remarks on stderr.

## Remarks on the data

remark-events-stopped = no events came after { $last }, while billing goes on until { $through }: what follows says nothing of use
remark-not-drawn = no rate is drawn towards others: that needs at least three headings whose rates are known and not all 0 or all 100 %
remark-warning = warning:
remark-hint = hint:
remark-no-mrr = the data hold no MRR: { $why }
remark-no-full-month = the data hold no full month, so these figures are of a time before them: they begin on { $begin } and reach to { $end }; ask for them with --from { $from } --to { $to } --grain day
remark-no-billing = no subscriptions, invoice lines or mrr_months
remark-doubts = it cannot always be told whether { $n ->
    [one] { $n } customer belongs
   *[other] { $n } customers belong
} to the segment ({ $why }); then they are left out, and figures are undefined
remark-not-read = { $file } could not be read to its end
remark-not-read-why = { $file } could not be read to its end: it needs { $needs }
remark-files-unread = { $n ->
    [one] { $n } file was not read: { $names }
   *[other] { $n } files were not read: { $names }
}
remark-columns-unread = { $n ->
    [one] { $n } column was not understood: { $names }
   *[other] { $n } columns were not understood: { $names }
}
remark-rejected = { $n ->
    [one] { $n } row was rejected; the figures are without it
   *[other] { $n } rows were rejected; the figures are without them
}
remark-ids-twice = { $n ->
    [one] { $n } id comes twice with different contents; the last one counts
   *[other] { $n } ids come twice with different contents; the last ones count
}
remark-events-twice = { $n ->
    [one] { $n } event comes twice with different contents; the first one counts
   *[other] { $n } events come twice with different contents; the first ones count
}
remark-dry-run = tenure import BUNDLE --data DIR --dry-run shows what is wrong with the files and rows
remark-future = { $n ->
    [one] { $n } event lies
   *[other] { $n } events lie
} in the future, until { $day }, and are in no figure: look at the clock that dates them
remark-unnamed = { $n ->
    [one] { $n } customer has
   *[other] { $n } customers have
} events that count as use and name no user: they say that the customer was there, and are in no figure of users (user_id)
remark-every-event = every event counts as use, since event_kinds does not say which do
remark-closed-mrr = months are closed up to { $month }: that holds for MRR; what is no MRR is as known now
remark-answers-elsewhere = other variants have answers, given on another scale: { $variants }

## Imports

import-done = Imported { $bundle } into { $data } as batch { $id }: { $n ->
    [one] { $n } new row
   *[other] { $n } new rows
}.
import-plan = Plan for { $bundle } into { $data }; nothing is written. New rows: { $rows }.
import-plan-nothing = Plan for { $bundle } into { $data }: no file was recognised as a table.
import-strict = Nothing of { $bundle } was imported: --strict, and not all rows are good.
import-no-rows = Nothing of { $bundle } was imported: it has no rows.
import-no-good-rows = Nothing of { $bundle } was imported: it has no good rows.
import-added = Added
import-superseded = Superseded
import-late = Late
import-unchanged = Unchanged
import-repeated = Repeated
import-conflicts = Conflicts
import-rejected = Rejected
import-first-errors = The first { $shown } of { $n ->
    [one] { $n } error
   *[other] { $n } errors
} are shown.
import-by-cause = By cause:
import-reject-file = Rejected rows: { $path }
import-objects = Objects: { $all }, of which { $taken } with rows, { $refused } refused, { $ignored } without anything to keep.
import-objects-stripe = Objects: { $all }, of which { $taken } with rows, { $refused } refused, { $ignored } without anything to keep, { $left_out } of the other mode; { $events } came with events.
import-keeps = tenure.toml says { $key } = { $said }; the workspace keeps { $kept }
import-currency = The account's currency is { $currency }, the only one in the files.
import-no-currency = nothing says which currency the account keeps its books in; EUR is taken
import-no-currency-hint = say it with --currency, or as currency = "USD" in tenure.toml
import-no-currency-hint-here = choose it with the files (Currency of the account) before you import them, or in Settings under Company
import-no-zone = No time zone is named: dates without a time are days of UTC (--time-zone, or time_zone in tenure.toml).
batches-batch = Batch
batches-imported = Imported
batches-source = Source
batches-files = Files
batches-undone = Undone
batches-is-undone = Batch { $id } is undone.

## Checks

check-ok = ok
check-bad = bad
check-check = Check
check-of = Of
check-says = Says
check-problems = Problems
check-examples = For example
check-laws = laws
check-data = data
check-bridge-closes = opening + all steps = closing, for every month
check-components-sum = the components of every customer sum to its steps, at every change
check-days-sum-to-months = the net movement of a month is the sum of its days
check-levels-not-negative = no customer's MRR is ever below zero
check-rows-sum-to-figures = the rows behind every measure and tally of the last month sum to its figure
check-customer = customer { $what }
check-fault-gap = { $period }: { $units } units are missing
check-fault-opening = { $period }: does not open where the last month closed
check-fault-components = { $customer }: at { $at } components make { $components }, steps { $steps }
check-fault-days = { $period }: days sum to { $days }, not to { $month }
check-fault-level = { $customer }: { $level } units at { $at }
check-fault-rows = { $name }: rows sum to { $rows }, not to { $figure }
check-fault-circle = lead { $lead }{ $place }: back in { $stage } at { $at }
check-fault-stranger = { $what }, rows: { $n }
check-fault-stranger-near = { $what }, rows: { $n }; there is { $near }
check-fault-event-near = { $what }; there is { $near }
check-fault-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}, the latest on { $latest }
check-fault-dates = read in { $zone }: { $n }; what was dated { $day } lies on { $now }
check-fault-families = { $month }: { $n ->
    [one] { $n } customer ({ $first })
   *[other] { $n } customers ({ $first } and others)
}, subscriptions { $subscriptions }, invoices { $invoices }
check-hint-future = Hint: look at the clock or the time zone that dated them; events among them are in no figure.
check-hint-merges = Hint: each of them stays a customer of its own; name in merged_into a customer that is there, or leave it empty.
check-hint-paid = Hint: correct the dates; where an invoice is the first of a subscription, its payment decides from when it counts.
check-hint-pause = Hint: the pause is taken to last; correct the time, or leave it empty where nobody knows when it ends.
check-hint-rate = Hint: these rates are not used; perhaps they belong to the other currency, or the account’s currency is another one (tenure.toml, --currency).
check-hint-period = Hint: each counts for the week or month that holds its day; where a row covers another time, split it into days.
check-hint-dates = Hint: undo those imports (tenure batches undo) and bring their files in again, or give the account the time zone in which they were read.
check-hint-families = Hint: one of the two speaks (speaks in tenure.toml) and makes the figures, the other is held against it; tenure explain customer shows what is known of one.
check-hint-decimals = Hint: these rows name no currency, so they are in that of their plan; correct the amounts, or say their currency.
check-hint-periods = Hint: give the lines period_start and period_end, or bring in what is paid each month as subscriptions or mrr_months.
check-hint-payments = Hint: give the invoices status or paid_at, or bring in payments; under --policy standard,invoice_new=issued all count from when they were issued.
check-hint-stages = Hint: each entry counts once in the flow; in the stock the lead is in its last stage alone. Mend the dates, or take the way back out.
check-hint-references = Hint: a table may be from another day than the other: bring in what is missing, or correct the ids. Payments of unknown invoices count for nothing, other rows count as far as they go.
check-hint-invites = Hint: correct the dates or the customers; until then the answers count as they are.
check-hint-scales = Hint: correct the scores, or the scale of the survey; until then these answers are in no score.
check-hint-kinds = Hint: correct the answer or what it names; until then it counts as what its row says.
check-hint-nps = Hint: these answers are in no score; what was asked on stars or faces may be csat.
check-hint-order = Hint: correct the dates; until then these rows count as they are dated.
check-hint-parts = Hint: none of these visitors counts as qualified; correct the counts, or say qualified_visitors.
check-hint-goals = Hint: a goal without achieved_at counts as achieved only where its status is achieved, done, completed or reached.
check-hint-ticket-status = Hint: such a ticket counts as solved when solved_at or closed_at says so; where the word means that it is open again, write open.
check-hint-strangers = Hint: bring in who they are, or correct the ids at their source: until then they count in figures of records alone, and no MRR stands beside them.
check-hint-spend = Hint: add the rows of these months, with amount 0 where nothing was spent: figures over them are undefined until then.
check-more = and { $n } more
check-all-passed = { $n ->
    [one] { $n } check passed
   *[other] All { $n } checks passed
}.
check-some-found = { $found } of { $n ->
    [one] { $n } check
   *[other] { $n } checks
} found something.

## Explanations

explain-parts-make = The parts make exactly the MRR.
explain-parts-differ = The parts make NOT the MRR.
explain-plan = plan { $id }
explain-subscription = subscription { $id }
explain-item = item { $id }
explain-reason = stated reason { $id }
explain-from-on = from { $from } on, by { $table } { $id } ({ $place })
explain-from-to = from { $from } to { $to }, by { $table } { $id } ({ $place })
explain-by = by { $table } { $id } ({ $place })
explain-instead = in the place of { $place } (batch { $batch }, { $at })
explain-netted = Steps that the policy nets into this movement (netting = { $window })
explain-cancelled = The MRR did not move: steps that the policy nets (netting = { $window }) cancelled each other out
explain-mrr-after = MRR after
explain-history = How it came about
explain-history-left-out = How it came about, { $n ->
    [one] { $n } earlier movement
   *[other] { $n } earlier movements
} left out
explain-then = MRR { $before } → { $after }, then { $status }
explain-undefined = undefined: { $why }
explain-as-billed = as billed: { $amount }
explain-correction-of = { $kind } of { $what }
explain-figure = { $name } ({ $id }, { $variant }), { $period }
explain-figure-of = { $name } ({ $id }, { $variant }), { $period }, of { $segment }
explain-exactly = { $value }, exactly { $fraction }
explain-partial = The period is not over, or the data end before it does.
explain-term = Term
explain-what = What it is
explain-foot = Policy { $name } ({ $hash })
# How an amount becomes MRR, one step a line.
arithmetic-list = { $amount } per { $term }
arithmetic-list-units = { $amount } per { $term } for { $units } units
arithmetic-days = { $n ->
    [one] day
   *[other] { $n } days
}
arithmetic-weeks = { $n ->
    [one] week
   *[other] { $n } weeks
}
arithmetic-months = { $n ->
    [one] month
   *[other] { $n } months
}
arithmetic-years = { $n ->
    [one] year
   *[other] { $n } years
}
arithmetic-percent-off = less { $percent } discount
arithmetic-amount-off = less { $amount } discount
arithmetic-already-off = { $amount } of discount already taken off by the invoice
arithmetic-takes-back = { $amount } takes back what ran
arithmetic-part = × { $whole } ÷ { $billed } (days of a whole interval ÷ days billed)
arithmetic-lowered = less { $amount } by { $by }
arithmetic-lowered-share = less its share of { $amount } off the invoice by { $by }
arithmetic-tax = ÷ { $factor } for tax contained
arithmetic-per-months = ÷ { $n ->
    [one] { $n } month
   *[other] { $n } months
}
arithmetic-weeks-in-month = { $factor } (weeks in a month)
arithmetic-days-in-month = { $factor } (days in a month)
arithmetic-too-large = = more { $currency } a month than can be held exactly
arithmetic-a-month = = { $amount } a month
arithmetic-together = = { $amount } a month together
arithmetic-mean = = { $amount } a month on average
arithmetic-of-plan = (the price is that of { $plan })
arithmetic-no-rate = no rate to { $currency }
arithmetic-at-rate = = { $amount } at the rate carried since { $day }

## Reconciliations

reconcile-title = Our MRR and that of { $file }, { $span }, { $currency }
reconcile-ends = ends of { $from } to { $to }
reconcile-end = end of { $day }
reconcile-nothing = nothing to compare
reconcile-same = The two are the same everywhere.
reconcile-end-of = End of
reconcile-ours = Ours
reconcile-theirs = Theirs
reconcile-differences = Differences
reconcile-largest = Largest
reconcile-how = How it was found
reconcile-also = Also fits
reconcile-equal = { $equal } of { $n ->
    [one] { $n } figure
   *[other] { $n } figures
} are the same.
reconcile-doubtful = { $n ->
    [one] { $n } difference fits
   *[other] { $n } differences fit
} other causes too; --by customer names them.
reconcile-unused = Columns not used: { $columns }.
reconcile-months = columns that seem to be of a time were not understood, and are left out: { $columns }
reconcile-months-hint = months are written as 2026-03, 03/2026 or Mar 2026
reconcile-unknown = { $n ->
    [one] { $n } difference is
   *[other] { $n } differences are
} unknown and above the tolerance
reconcile-rejected = { $rejected ->
    [one] { $rejected } of { $n } rows was rejected; the figures are without it
   *[other] { $rejected } of { $n } rows were rejected; the figures are without them
}
reconcile-no-figures = the file has a header and no figures
reconcile-firsts = every date is the first of a month, and stands for the end of that day
reconcile-firsts-hint = where months are meant, call the column `month`
reconcile-strangers = { $n ->
    [one] { $n } customer whom only the file knows belongs to no segment, and is left out
   *[other] { $n } customers whom only the file knows belong to no segment, and are left out
}
reconcile-ahead = { $n ->
    [one] { $n } of the file's days is not over, and is left out
   *[other] { $n } of the file's days are not over, and are left out
}
difference-discounts = discounts
difference-trials = trials
difference-past-due = past due
difference-paused = paused
difference-cancellation = cancellation
difference-usage = usage
difference-term = term
difference-tax = tax
difference-fx = fx
difference-invoices = invoices
difference-credits = credits
difference-timing = timing
difference-rounding = rounding
difference-closed-months = closed months
difference-only-ours = only ours
difference-only-theirs = only theirs
difference-unknown = unknown
how-trials = trials count as if paid
how-tax-in = the tax in prices is not taken out
how-tax-added = tax is added to prices
how-full-amount = the amount of each interval counts in full every month
how-long-terms = terms of a year and longer are left out
how-no-customer = our data hold no customer of this id
how-not-named = they do not name this customer
how-never-mrr = we know the customer, who never had MRR
how-nothing-fits = no setting and no fact gives their figure
how-rounding = less than a minor unit each
how-left = what is left
how-came-later = the month is closed; facts came after that
how-too-large = our MRR is too large to be held
how-not-converted = { $currency } is not converted
how-earlier = ours is that within { $n ->
    [one] { $n } day
   *[other] { $n } days
}, earlier
how-later = ours is that within { $n ->
    [one] { $n } day
   *[other] { $n } days
}, later
how-no-rate = we have no rate of { $currency } for { $day }
how-together = { $one }, together with { $other }
how-or = { $one } or { $other }

## Segments

segment-customers = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, MRR { $mrr }
segment-customers-untold = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}, MRR { $mrr } without that of { $untold }
segment-field = Field
segment-holds = Holds
segment-values = Values
segment-computed = computed
segment-list = list
segment-attribute = attribute
segment-number = number
segment-time = time
segment-day = day
segment-flag = flag
segment-text = text

## Policies

policy-hash = Hash
policy-cited = Cited
policy-unlike = Unlike
policy-unknown = Unknown
policy-differs = Differs from standard in
policy-nothing = nothing
policy-setting = Setting
policy-value = Value
policy-can-be = Can be
policy-stand = Stand
policy-says = What is said
policy-source = Source
policy-address = Address
policy-title = Policy { $name }, rules version { $version }
policy-no-value = No value is quite that: { $says }.
policy-not-found = Unknown: nothing was found, so as in standard.
compare-title = { $what }, { $when }: { $a } and { $b }, { $currency }
compare-closing-mrr = Closing MRR
compare-together = together
compare-opening = opening
compare-closing = closing
compare-churned = churned
compare-opening-customers = opening customers
compare-lost-customers = lost customers
compare-churned-customers = churned customers
compare-closing-customers = closing customers
compare-segment-in = segment in
compare-segment-out = segment out
compare-measure = Measure
compare-a = From value
compare-b = To value
compare-same = The two policies are the same in every setting.
compare-idle = Without effect here: { $settings }.

## Closes

close-reopened-say = Close { $id } is reopened: { $months } can change again.
close-first = The first close locks all months before too: { $from } to { $to }.
close-other-policy = this close is under another policy than the one before
close-up-to = all up to { $month }
close-months = { $from } to { $to }
close-close = Close
close-month = Months
close-closed = Closed
close-mrr = MRR at the end
close-signed = Signed
close-reopened = Reopened
restated-now = Now
restated-closed = Closed
restated-difference = Difference
restated-why = Why
restated-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}; all together { $amount }
restated-new = { $place } new (batch { $batch }, { $at })
restated-superseded = { $place } superseded (batch { $batch }, { $at })
restated-undone = { $place } undone (batch { $batch }, { $at })
restated-more = and { $n } more
restated-policy = policy

## The machine and the workspace

doctor-finding = Finding
doctor-hint = What to do
doctor-version = version
doctor-zones = time zones
doctor-zones-fine = compiled in
doctor-clock = clock
doctor-temporary = temporary folder
doctor-writable = { $folder } can be written
doctor-workspace = workspace
doctor-opens = { $folder } opens
doctor-writing = writing
doctor-busy = busy: { $why }
doctor-account = account
doctor-account-taken = { $currency } (not stated: taken), { $zone }
doctor-batches = batches
doctor-batches-future = one was imported in the future, at { $at }
doctor-batches-are = { $n }, { $undone } of them undone
doctor-closes = closes
doctor-closes-are = { $n }, { $reopened } of them reopened; their files are whole
doctor-facts = facts
doctor-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
} can be read
doctor-sync = sync with Stripe
doctor-synced = { $account } ({ $mode }), all changes up to { $at }
doctor-live = live
doctor-test-mode = test mode
doctor-an-account = an account
doctor-not-synced = not done yet
doctor-pull-waits = { $state }; a pull that was stopped waits in { $folder }

## Pulls from Stripe

sync-undone = batch { $batch } of an earlier sync was undone: everything is pulled again
sync-more = more is wanted than at the last sync: everything is pulled again
sync-since = All changes since { $at } are asked for.
sync-gone = { $n ->
    [one] { $n } object that events name is
   *[other] { $n } objects that events name are
} not there any more.
sync-too-old = the last sync was on { $day }, and Stripe keeps events for 30 days: everything is pulled again, and changes in between count from now on

# What each file of an import was taken for.
import-files = Files:
import-files-more = and { $n } more
import-file-known = known by what stands in it
import-file-mapped = { $table } (by the mapping)
import-file-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
import-file-strangers = not known: { $names }
import-file-missing = missing: { $names }

## What commands did, and what they are busy with

demo-wrote = Wrote { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} in { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
}. Next: tenure report --input { $out }
export-sheets = Wrote { $n ->
    [one] { $n } sheet
   *[other] { $n } sheets
}.
export-files = Wrote { $n ->
    [one] { $n } file
   *[other] { $n } files
}.
user-added = { $email } can sign in as { $role }.
user-role = { $email } has the role { $role }.
user-password = { $email } has a new password; all sessions have ended.
user-removed = { $email } is removed.
user-made = The password, which is not shown again:
user-email = E-mail
user-name = Name
user-role-column = Role
user-masked = Masked
user-since = Since
user-seen = Last here
user-yes = yes
user-no = no
token-made = Token { $token }, which is not shown again:
token-ended = Token { $token } has ended.
token-token = Token
token-user = User
token-begins = Begins
token-scope = Scope
token-created = Made
token-used = Last used
token-expires = Ends
backup-written = { $file } holds { $held }.
backup-whole = { $file } is whole: { $held }.
backup-not-noted = The backup is made; the server's list of backups could not be written: { $why }
backup-restored = { $data } has { $held } again.
backup-held = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}
rotate-none = No secret is kept yet, and the next ones are encrypted with the key in { $file } from now on.
rotate-some = { $n ->
    [one] { $n } secret is
   *[other] { $n } secrets are
} encrypted with the key in { $file } from now on.
rotate-hint = start the server with --key-file { $file }
sync-pulled = Pulled { $what } of { $account } ({ $mode }) in { $requests ->
    [one] { $requests } request
   *[other] { $requests } requests
}, { $again } of them made again.
sync-nothing = nothing
sync-live = live
sync-test = test mode
sync-resumed = It went on with a sync that was stopped.
sync-again = Stripe: { $why }; trying again in { $seconds } s (try { $tried } failed)
busy-books = keeping the books
busy-policies = keeping the books of all policies between
busy-events = rolling up events
busy-closing = closing
busy-stripe = asking Stripe
busy-checking = checking
busy-causes = looking for causes
busy-reading = reading
busy-customers = customers
busy-importing = importing

## Bad rows, as they are shown

snippet-bundle = the bundle
snippet-expected = expected { $what }
snippet-found = found { $value }
snippet-more = and { $n } more
snippet-nothing = nothing here
snippet-this = this

## Kinds of spend, which the dashboard calls so, too

spend-sales = Sales
spend-marketing = Marketing
spend-cost-of-sales = Cost of sales
spend-success-staff = Success staff
spend-success-tools = Success tools
spend-customer-marketing = Marketing to customers
spend-training = Training
spend-loyalty = Loyalty programmes
spend-other = Other
