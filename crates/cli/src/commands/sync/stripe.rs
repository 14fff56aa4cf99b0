//! `tenure sync stripe`.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use tenure_connectors::settings::Settings;
use tenure_connectors::stripe::Mode;
use tenure_connectors::stripe_api::{
    Ask, Base, Client, Http, Key, Known, OPTIONAL, Profile, Pulled, Spool, Why, profile, pull,
};
use tenure_domain::said;
use tenure_domain::time::{Instant, SECOND, Zone};
use tenure_engine::import::ImportOptions;
use tenure_engine::sync::{self, Connection, Meeting};
use tenure_store::Workspace;

use super::surroundings::Real;
use crate::commands::import::summary::Outcome;
use crate::commands::import::watch::Watcher;
use crate::commands::import::{extent, open_workspace, rejects_folder};
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised, either};
use crate::output::{FormatArgs, Json, Object};
use crate::session;
use crate::show::grouped;
use crate::words::{count, tr};

/// Where the key may be found.
const VARIABLE: &str = "STRIPE_API_KEY";

const EXAMPLES: &str = "\
Examples:
  tenure sync stripe --data books --key-file stripe.key --dry-run     what would it do?
  STRIPE_API_KEY=rk_live_... tenure sync stripe --data books
  pass stripe/key | tenure sync stripe --data books --key-stdin
  tenure sync stripe --data books --since 2023-01-01     no older invoices and payments
  tenure sync stripe --data books --without disputes,charges     the key may not read them
  tenure sync stripe --data books --full      everything anew
  tenure sync stripe --data books --key-file second.key --beside     a second account, once";

/// Ask the API of Stripe: everything at first, then what changed
///
/// The key is read from the variable STRIPE_API_KEY, from a file or from stdin, never from the
/// command line, and is kept nowhere. A restricted key with read permissions is enough. A key of
/// test mode reads test mode, into a workspace of its own. A workspace may hold several accounts:
/// the key says which is asked. Whatever was pulled is kept under DIR/sync until it is imported,
/// all or nothing; a sync that was stopped goes on from there. See docs/stripe.md.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct StripeArgs {
    /// The workspace; made where it does not exist
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Read the key from this file instead of the variable STRIPE_API_KEY
    #[arg(long, value_name = "FILE", conflicts_with = "key_stdin")]
    key_file: Option<PathBuf>,

    /// Read the key from stdin
    #[arg(long)]
    key_stdin: bool,

    /// Where the API is
    #[arg(long, value_name = "URL", default_value = Base::STRIPE)]
    api_base: String,

    /// Pull everything, though the last sync is known
    #[arg(long)]
    full: bool,

    /// Bring the key's account beside those that the workspace holds, as another one
    #[arg(long)]
    beside: bool,

    /// Ask only if the key is of this account (acct_...), and take it for one of this account
    /// where it may not say
    #[arg(long, value_name = "ID")]
    account: Option<String>,

    /// Pull no invoices, payments, refunds, credit notes and disputes that are older
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Leave these out: subscription_schedules, invoices, credit_notes, charges, refunds, disputes
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    without: Vec<String>,

    /// Pull, and only say what would be added, superseded and rejected; nothing is kept
    #[arg(long)]
    dry_run: bool,

    /// Load nothing if any object is bad; what was pulled waits for the next sync
    #[arg(long)]
    strict: bool,

    /// Folder for the files of rejected objects [default: DIR/rejects/batch-N; none in a dry run]
    #[arg(long, value_name = "FOLDER")]
    rejects: Option<PathBuf>,

    /// The account's currency, where Stripe does not say it or says it wrongly
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// The account's time zone, likewise
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    #[command(flatten)]
    format: FormatArgs,
}

/// What came of the pull, and how many requests it took.
struct Asked {
    pulled: Pulled,
    profile: Profile,
    why: Option<Why>,
    requests: u64,
    again: u64,
}

/// Syncs.
pub fn run(args: &StripeArgs, context: &Context) -> Result<Exit> {
    let (ask, base, stated) = wanted(args)?;
    let key = key(args)?;
    sync_with(args, (ask, base, stated), key, context)
}

/// Syncs with a key that comes from elsewhere than the surroundings.
pub fn run_with(args: &StripeArgs, key: &str, context: &Context) -> Result<Exit> {
    let hint = "give the source its key again";
    let key = Key::parse(key).map_err(|error| advised(error.to_string(), hint))?;
    sync_with(args, wanted(args)?, key, context)
}

/// What is asked for, where, and what the user says of the account.
fn wanted(args: &StripeArgs) -> Result<(Ask, Base, Settings)> {
    let stated = Settings {
        currency: args.currency.as_deref().map(session::currency).transpose()?,
        zone: args.time_zone.as_deref().map(session::zone).transpose()?,
        ..Settings::default()
    };
    let ask = ask(args, stated.zone.as_ref())?;
    let base = Base::parse(&args.api_base)
        .map_err(|says| advised(format!("--api-base {:?}: {says}", args.api_base), BASE_HINT))?;
    Ok((ask, base, stated))
}

fn sync_with(
    args: &StripeArgs,
    (ask, base, stated): (Ask, Base, Settings),
    key: Key,
    context: &Context,
) -> Result<Exit> {
    let ask = Ask { mode: key.mode(), ..ask };
    let mut transport = Http::new(base, key);
    let mut around = Real::new(context);
    let mut client = Client::new(&mut transport, &mut around);
    let (workspace, mut profile) = meet(args, ask.mode, &mut client)?;
    let connection = connection(args, &workspace, &mut profile)?;
    let mut spool = match args.dry_run {
        true => Spool::temporary()?,
        false => Spool::open(&args.data.join("sync").join(connection.folder()))?,
    };
    let known = (&workspace, connection.known.as_ref());
    let asked = asked(known, &mut spool, &mut client, profile, ask, args.full, context);
    around.finish();
    let asked = asked?;
    asked.talk(context);
    // Others may write while it is asked, and not while it is brought in.
    let _turn = context.turn()?;
    let more = asked.object();
    let name = format!("Stripe ({})", mode_name(asked.pulled.export.options.mode));
    let options = ImportOptions {
        extent: extent(args.dry_run, args.strict),
        stated,
        recorded_at: context.later().0,
        mapping: None,
        threads: session::threads(),
    };
    let rejects = rejects_folder(args.rejects.as_deref(), args.dry_run, &args.data, &workspace)?;
    let mut watcher = Watcher::new(rejects, context);
    let Asked { pulled, profile, .. } = asked;
    let (told, watch) = (&profile.settings, &mut watcher);
    let brought = sync::bring(&workspace, &connection, pulled, told, &options, watch);
    let watched = watcher.finish()?;
    let (imported, taken) = brought?;
    if taken {
        spool.clear()?;
    }
    let outcome = Outcome {
        bundle: Path::new(&name),
        data: &args.data,
        dry_run: args.dry_run,
        strict: args.strict,
        imported: &imported,
        watched: &watched,
        files: &[],
        more: Some(("sync", more)),
    };
    outcome.talk(context);
    outcome.print(args.format.format, context.paint)?;
    Ok(Exit::findings(!imported.is_clean()))
}

const BASE_HINT: &str = "the API of Stripe is at https://api.stripe.com; http:// is only for a \
                         server on this machine";

/// What is wanted, save for the key.
fn ask(args: &StripeArgs, zone: Option<&Zone>) -> Result<Ask> {
    let utc = Zone::utc();
    let zone = zone.unwrap_or(&utc);
    let since = args.since.as_deref().map(|text| dates::instant(text, zone, "--since"));
    let since = since.transpose()?.map(|at| at.0.div_euclid(SECOND));
    let mut without = args.without.clone();
    without.sort();
    without.dedup();
    if let Some(other) = without.iter().find(|name| !OPTIONAL.contains(&name.as_str())) {
        let hint = format!("what may be left out: {}", OPTIONAL.join(", "));
        return Err(advised(format!("--without {other:?} cannot be left out"), hint));
    }
    Ok(Ask { since, without, ..Ask::default() })
}

/// The key, from where the user says.
fn key(args: &StripeArgs) -> Result<Key> {
    let hint = "set STRIPE_API_KEY, or use --key-file FILE or --key-stdin; a restricted key \
                (rk_live_...) with read permissions is enough";
    let (text, place) = if let Some(path) = &args.key_file {
        (fs_err::read_to_string(path)?, path.display().to_string())
    } else if args.key_stdin {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("cannot read the key from stdin")?;
        (text, "stdin".to_owned())
    } else {
        let text = std::env::var(VARIABLE).unwrap_or_default();
        if text.is_empty() {
            return Err(advised("there is no key for Stripe", hint));
        }
        (text, VARIABLE.to_owned())
    };
    Key::parse(&text).map_err(|error| advised(format!("{place}: {error}"), hint))
}

/// The workspace and what Stripe says of the account. Nothing is made for a key that opens nothing,
/// and nothing is asked for a workspace that must not have the answer.
fn meet(args: &StripeArgs, mode: Mode, client: &mut Client<'_>) -> Result<(Workspace, Profile)> {
    let early = (!args.data.exists()).then(|| profile(client)).transpose()?;
    let workspace = open_workspace(&args.data, args.dry_run)?;
    sync::refuse_other_mode(&workspace, mode)?;
    let profile = match early {
        Some(profile) => profile,
        None => profile(client)?,
    };
    Ok((workspace, profile))
}

/// Which account of the workspace is asked. What the key may not say of it is what the user says.
fn connection(
    args: &StripeArgs,
    workspace: &Workspace,
    profile: &mut Profile,
) -> Result<Connection> {
    match (&args.account, &profile.id) {
        (Some(wanted), Some(told)) if wanted != told => {
            let message = said!(
                "the key is of the account {told}, and not of {wanted}",
                told = told.clone(),
                wanted = wanted.clone()
            );
            let typed = "give the key of that account, or leave out --account";
            let asked = "give the source a key of its account; connect the other one as a source \
                         of its own";
            return Err(advised(message, either(typed, asked)));
        }
        (Some(wanted), None) => profile.id = Some(wanted.clone()),
        _ => {}
    }
    match sync::meet(workspace, profile.id.as_deref(), args.beside)? {
        Meeting::Met(connection) => Ok(connection),
        Meeting::Other(other) => {
            let this = profile.id.clone().unwrap_or_default();
            let message = said!(
                "the workspace holds the account {other}, and the key is of {this}",
                other = other,
                this = this
            );
            let typed = "to bring it beside that one: --beside; or use a workspace of its own for \
                         it: --data DIR";
            let asked = "give the source a key of its account; connect the other one as a source \
                         of its own";
            Err(advised(message, either(typed, asked)))
        }
        Meeting::Unnamed => {
            let message = "it cannot be told which of several accounts the key is of";
            let typed = "say the account with --account ID (acct_..., in Stripe's settings), once \
                         for each whose key may not say it";
            let asked = "give the source the id of its account (acct_…, in Stripe's settings)";
            Err(advised(message, either(typed, asked)))
        }
    }
}

/// Decides what to ask for, and asks.
fn asked(
    (workspace, known): (&Workspace, Option<&Known>),
    spool: &mut Spool,
    client: &mut Client<'_>,
    profile: Profile,
    mut ask: Ask,
    full: bool,
    context: &Context,
) -> Result<Asked> {
    let why = sync::decide(workspace, known, &mut ask, full)?;
    ask.account.clone_from(&profile.id);
    talk_why(why, known, context);
    let pulled = pull(client, spool, &ask)?;
    Ok(Asked { pulled, profile, why, requests: client.requests, again: client.again })
}

/// Says what is pulled.
fn talk_why(why: Option<Why>, known: Option<&Known>, context: &Context) {
    match (why, known) {
        (Some(Why::Undone(batch)), _) => {
            context.talk.warn(&tr!("sync-undone", batch = batch.to_string()));
        }
        (Some(Why::More), _) => context.talk.warn(&tr!("sync-more")),
        (None, Some(known)) => {
            let at = Instant(known.through.saturating_mul(SECOND)).to_string();
            context.talk.say(&tr!("sync-since", at = at));
        }
        _ => {}
    }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Live => "live",
        Mode::Test => "test mode",
    }
}

impl Asked {
    fn talk(&self, context: &Context) {
        let objects = &self.pulled.totals.objects;
        let some = objects.iter().filter(|(_, count)| **count > 0);
        let lists: Vec<String> = some
            .map(|(list, count)| {
                format!("{} {}", grouped(&count.to_string()), list.replace('_', " "))
            })
            .collect();
        let what = if lists.is_empty() { tr!("sync-nothing") } else { lists.join(", ") };
        let account = self.profile.id.as_deref().unwrap_or("Stripe");
        let mode = match self.pulled.export.options.mode {
            Mode::Live => tr!("sync-live"),
            Mode::Test => tr!("sync-test"),
        };
        let (requests, again) = (count(self.requests.into()), count(self.again.into()));
        context.talk.say(&tr!(
            "sync-pulled",
            what = what,
            account = account,
            mode = mode,
            requests = requests,
            again = again,
        ));
        if self.pulled.resumed {
            context.talk.say(&tr!("sync-resumed"));
        }
        if self.pulled.totals.gone > 0 {
            context.talk.say(&tr!("sync-gone", n = self.pulled.totals.gone));
        }
    }

    fn object(&self) -> Object {
        let window = &self.pulled.window;
        let time = |at: Option<i64>| at.map(|at| Instant(at.saturating_mul(SECOND)).to_string());
        let lists = self
            .pulled
            .totals
            .objects
            .iter()
            .map(|(list, count)| Object::new().with("list", *list).with("objects", *count));
        let why = self.why.map(|why| match why {
            Why::First => "first",
            Why::Asked => "asked",
            Why::Undone(_) => "undone",
            Why::More => "more",
        });
        let too_old = (window.from.is_none() && why.is_none()).then_some("too_old");
        Object::new()
            .with("account", self.profile.id.clone())
            .with("mode", if window.live { "live" } else { "test" })
            .with("everything", window.from.is_none())
            .with("because", why.or(too_old))
            .with("from", time(window.from))
            .with("since", time(window.since))
            .with("through", time(Some(window.began)))
            .with("resumed", self.pulled.resumed)
            .with("requests", self.requests)
            .with("made_again", self.again)
            .with("gone", self.pulled.totals.gone)
            .with("lists", Json::objects(lists))
    }
}
