//! The command line as it is typed.

use clap::{Parser, Subcommand};
use tenure_i18n::Lang;

use crate::colour::When;
use crate::commands::{
    advocates, backup, batches, calc, check, churn_change, close, clv, cmrr, cohorts, completions,
    customer, customers, demo, doctor, explain, export, feedback, import, man, metric, metrics,
    movements, onboarding, payback, policy, reconcile, relate, renewals, report, restated,
    rotate_key, segment, serve, shell, status, survival, sync, token, usage, user,
};
use crate::words;

const EXAMPLES: &str = "\
Examples:
  tenure demo --out company                       a company to play with
  tenure report --input company                   one page: does it keep its customers?
  tenure import company --data books              keep the facts for later questions
  tenure metric nrr --data books --from 2026-01 --to 2026-10 --grain month
  tenure explain customer C-17 --at 2026-03-01 --data books
  tenure check --data books                       do the books close?";

const AFTER: &str = "\
stdout is data, stderr is talk.
Exit codes: 0 all well; 1 findings (rejected rows, failing checks); 2 wrong usage or failure.";

/// Who stays, who leaves, why, and what that is worth
#[derive(Debug, Parser)]
#[command(
    name = "tenure",
    version,
    before_help = EXAMPLES,
    after_help = AFTER,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// When to use colour; signs and words always say the same
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    #[arg(hide_possible_values = true)]
    pub color: When,

    /// Show no progress bars
    #[arg(long, global = true)]
    pub no_progress: bool,

    /// Language of tables, reports and definitions: en, ro, uk, zh or nb. Without it that of
    /// TENURE_LANG, else of the terminal (LC_ALL, LC_MESSAGES or LANG). Output for programs is
    /// always the same
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = words::parse)]
    pub lang: Option<Lang>,

    /// Take this as the present, for runs that can be repeated
    #[arg(long, global = true, value_name = "DATE-TIME")]
    pub now: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a demo company as a bundle of files
    Demo(demo::DemoArgs),
    /// Read a bundle into a workspace: plan, then apply
    Import(import::ImportArgs),
    /// Pull what is new from a billing system into a workspace
    Sync(sync::SyncArgs),
    /// What a workspace holds, and how far it reaches
    Status(status::StatusArgs),
    /// List the imports of a workspace, or undo one
    Batches(batches::BatchesArgs),
    /// One page: MRR, its movements, churn, retention, cohorts, data quality
    Report(report::ReportArgs),
    /// A figure of the catalogue, by period
    Metric(metric::MetricArgs),
    /// List the catalogue of metrics
    Metrics(metrics::MetricsArgs),
    /// List the movements of MRR, one by one
    Movements(movements::MovementsArgs),
    /// Explain a figure, a customer's MRR or a movement, down to the facts
    Explain(explain::ExplainArgs),
    /// List customers and their MRR on a day
    Customers(customers::CustomersArgs),
    /// Everything that is known about one customer, and what happened
    Customer(customer::CustomerArgs),
    /// What a segment can ask for, and whom it has
    Segment(segment::SegmentArgs),
    /// Who stays, by when they came
    Cohorts(cohorts::CohortsArgs),
    /// How long customers stay: curves, medians, means
    Survival(survival::SurvivalArgs),
    /// How long customers wait for what they came for
    Onboarding(onboarding::OnboardingArgs),
    /// Who uses the product, customer by customer
    Usage(usage::UsageArgs),
    /// Why churn moved: by the headings' own rates and by their weights
    ChurnChange(churn_change::ChurnChangeArgs),
    /// How metrics move with one another, and which moves first
    Relate(relate::RelateArgs),
    /// Who recommends us, and what they have in common
    Advocates(advocates::AdvocatesArgs),
    /// What a new customer is worth, as a model of how long they stay has it
    Clv(clv::ClvArgs),
    /// When customers have paid for their acquisition
    Payback(payback::PaybackArgs),
    /// What customers say: themes, phrases, and their words beside scores and MRR
    Feedback(feedback::FeedbackArgs),
    /// Contract terms that end soon, and what became of those that ended
    Renewals(renewals::RenewalsArgs),
    /// Committed MRR: what is known of the months ahead
    Cmrr(cmrr::CmrrArgs),
    /// The usual figures from typed-in numbers: churn, CLV, CAC, payback, NPS and others
    Calc(calc::CalcArgs),
    /// Check that the books add up and the data fit together
    Check(check::CheckArgs),
    /// Hold our MRR against another system's own figures, with the cause of every difference
    Reconcile(reconcile::ReconcileArgs),
    /// Lock the figures of a month, list closes, or reopen one
    Close(close::CloseArgs),
    /// List what changed in closed months since they were closed
    Restated(restated::RestatedArgs),
    /// Write figures for auditors and investors: a workbook, or a folder of CSV files
    Export(export::ExportArgs),
    /// Serve the dashboard and the API
    Serve(serve::ServeArgs),
    /// Write facts, users and settings into one file, while the server runs
    Backup(backup::BackupArgs),
    /// Make a workspace of a backup
    Restore(backup::RestoreArgs),
    /// Encrypt secrets at rest with another key
    RotateKey(rotate_key::RotateKeyArgs),
    /// Look after who may use the server
    User(user::UserArgs),
    /// Look after tokens, by which programs ask the server
    Token(token::TokenArgs),
    /// Ask many questions of a workspace, which is loaded only once
    Shell(shell::ShellArgs),
    /// List policies, show one with all its settings, or compare two
    Policy(policy::PolicyArgs),
    /// Look for trouble with the machine and the workspace
    Doctor(doctor::DoctorArgs),
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
    /// Write manual pages, one for each command
    Man(man::ManArgs),
}
