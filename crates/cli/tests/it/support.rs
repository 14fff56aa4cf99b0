//! Runs the program on small books.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The present in all tests.
pub const NOW: &str = "2026-06-01T00:00:00Z";

/// What a run left.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// Its output, after it has ended well.
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:#?}");
        self.out
    }

    /// Its output as one JSON object, after it has ended well.
    pub fn json(self) -> Value {
        serde_json::from_str(&self.ok()).unwrap()
    }
}

/// A folder to work in, gone with the value.
pub struct Place {
    dir: TempDir,
}

impl Place {
    pub fn new() -> Place {
        Place { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder that holds [`BOOKS`] as the bundle `company`.
    pub fn with_books() -> Place {
        let place = Place::new();
        for (file, text) in BOOKS {
            place.write(&format!("company/{file}"), text.as_bytes());
        }
        place
    }

    /// The same, imported into the workspace `books`.
    pub fn with_workspace() -> Place {
        let place = Place::with_books();
        place.run(&["import", "company", "--data", "books"]).ok();
        place
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn write(&self, file: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(file);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(&path, bytes).unwrap();
        path
    }

    pub fn read(&self, file: &str) -> String {
        fs_err::read_to_string(self.path().join(file)).unwrap()
    }

    /// Runs `tenure` in this folder at [`NOW`].
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_at(NOW, args)
    }

    /// Runs `tenure` in this folder at another time.
    pub fn run_at(&self, now: &str, args: &[&str]) -> Run {
        let mut command = command(self.path());
        finished(command.args(args).args(["--now", now]))
    }
}

/// The program, undisturbed by the surroundings of the test.
pub fn command(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
    command.current_dir(dir).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "TERM", "TENURE_LANG"] {
        command.env_remove(name);
    }
    // In English, whatever the tester speaks.
    command.env("LC_ALL", "C");
    command
}

pub fn finished(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Four customers, small enough to know everything by heart:
///
/// | month   | opening | movements                            | closing |
/// |---------|--------:|--------------------------------------|--------:|
/// | 2026-01 |       0 | a new 49, c new 49                   |      98 |
/// | 2026-02 |      98 | b new 100 (1200 a year)              |     198 |
/// | 2026-03 |     198 | c churn 49                           |     149 |
/// | 2026-04 |     149 | a expansion 49 (second seat)         |     198 |
/// | 2026-05 |     198 | d new 10                             |     208 |
pub const BOOKS: [(&str, &str); 5] = [
    ("tenure.toml", "name = \"Ada & Co\"\ncurrency = \"EUR\"\ntime_zone = \"UTC\"\n"),
    (
        "customers.csv",
        "customer_id,name,country,tier\na,Ada,RO,gold\nb,Bo,DE,\nc,Cy,RO,gold\nd,Dee,FR,\n",
    ),
    (
        "plans.csv",
        "plan_id,name,product,kind,interval,amount,currency\n\
         pro,Pro,App,base,month,49.00,EUR\nteam,Team,App,base,year,1200.00,EUR\n\
         mini,Mini,App,base,month,10.00,EUR\n",
    ),
    (
        "subscriptions.csv",
        "subscription_id,customer_id,plan_id,quantity,amount,currency,interval,status,started_at,ended_at,churn_kind,churn_reason\n\
         s1,a,pro,1,49.00,EUR,month,active,2026-01-10,,,\n\
         s2,b,team,1,1200.00,EUR,year,active,2026-02-01,,,\n\
         s3,c,pro,1,49.00,EUR,month,canceled,2026-01-15,2026-03-20,voluntary,price > too dear\n\
         s4,d,mini,1,10.00,EUR,month,active,2026-05-31,,,\n",
    ),
    (
        "subscription_changes.csv",
        "subscription_id,changed_at,quantity,amount\ns1,2026-04-05,2,98.00\n",
    ),
];

/// Five customers of whom the time after [`NOW`] is known, seen on 2026-06-01 (data through May):
///
/// | who | what                                              | MRR now |
/// |-----|---------------------------------------------------|--------:|
/// | a   | 1200 a year until 15 June, does not renew         |     100 |
/// | b   | 50, cancelled to the end of July                  |      50 |
/// | c   | 40 at half price until 10 July                    |      20 |
/// | d   | signed: 30 from 5 August                          |       0 |
/// | e   | renewed on 20 May for 80 instead of 60            |      80 |
pub const AHEAD: [(&str, &str); 4] = [
    ("tenure.toml", "name = \"Ahead\"\ncurrency = \"EUR\"\ntime_zone = \"UTC\"\n"),
    ("customers.csv", "customer_id,name\na,Ada\nb,Bo\nc,Cy\nd,Dee\ne,Eve\n"),
    (
        "subscriptions.csv",
        "subscription_id,customer_id,amount,interval,status,started_at,term_started_at,term_months,auto_renew,cancel_requested_at,cancel_effective_at,discount_percent,discount_ends_at\n\
         s1,a,1200,year,active,2025-06-15,2025-06-15,12,false,,,,\n\
         s2,b,50,month,active,2026-01-01,,,,2026-05-31,2026-08-01,,\n\
         s3,c,40,month,active,2026-03-10,,,,,,50,2026-07-10\n\
         s4,d,30,month,active,2026-08-05,,,,,,,\n\
         s5,e,720,year,active,2025-05-20,2026-05-20,12,true,,,,\n",
    ),
    ("subscription_changes.csv", "subscription_id,changed_at,amount\ns5,2026-05-20,960\n"),
];

/// Values at a path of keys and numbers, such as `figures.0.value`.
pub fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, key| match key.parse::<usize>() {
        Ok(index) => &value[index],
        Err(_) => &value[key],
    })
}

/// The text at a path.
pub fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    at(value, path).as_str().unwrap_or_else(|| panic!("no text at {path} in {value:#}"))
}

/// All files below a folder with their contents, the program's own lock left out.
pub fn snapshot(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.clone(), fs_err::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
