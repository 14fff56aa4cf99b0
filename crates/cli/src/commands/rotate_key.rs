//! `tenure rotate-key`: another key for secrets at rest.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use tenure_server::{Key, rotate};

use crate::context::Context;
use crate::failure::Exit;
use crate::words::tr;

const EXAMPLES: &str = "\
Examples:
  tenure rotate-key --data books
  tenure rotate-key --data books --key-file /etc/tenure/key-2";

/// Encrypt secrets at rest with another key
///
/// The server must not be running. Whatever stops it, either the old key fits afterwards or the new
/// one. Customers get other pseudonyms, which are made from the key.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct RotateKeyArgs {
    /// The workspace
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Where the new key is, or is to be made [default: in place of DIR/server/key]
    #[arg(long, value_name = "NEW")]
    key_file: Option<PathBuf>,

    /// Where the key in use is; else TENURE_KEY, else DIR/server/key
    #[arg(long, value_name = "OLD")]
    old_key_file: Option<PathBuf>,
}

/// Rotates.
pub fn run(args: &RotateKeyArgs, context: &Context) -> Result<Exit> {
    let old = key_in_use(args.old_key_file.as_ref());
    let rotated = rotate::rotate(&args.data, old.as_ref(), args.key_file.as_deref())?;
    let file = rotated.file.display().to_string();
    context.talk.say(&match rotated.secrets {
        0 => tr!("rotate-none", file = file.as_str()),
        n => tr!("rotate-some", n = n, file = file.as_str()),
    });
    if args.key_file.is_some() {
        context.talk.hint(&tr!("rotate-hint", file = file.as_str()));
    }
    Ok(Exit::Fine)
}

/// The key that a server would use, where it is not in the folder.
pub fn key_in_use(file: Option<&PathBuf>) -> Option<Key> {
    let of_surroundings = || std::env::var("TENURE_KEY").ok().map(Key::Text);
    file.cloned().map(Key::File).or_else(of_surroundings)
}
