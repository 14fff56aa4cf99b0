//! The account behind HTTP, on this machine alone.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use jiff::Timestamp;

use super::{Account, Fault, Reply};

/// Accounts, each with the key that opens it.
type Accounts = Arc<Mutex<Vec<(String, Arc<Mutex<Account>>)>>>;

/// A server of one account, or of several. It ends with the process.
pub struct Server {
    address: SocketAddr,
    account: Arc<Mutex<Account>>,
    all: Accounts,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves an account to those who have the key.
    ///
    /// # Panics
    /// Where no port can be had.
    pub fn start(account: Account, key: &str) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine is free");
        let address = listener.local_addr().expect("a bound socket has an address");
        let account = Arc::new(Mutex::new(account));
        let all: Accounts = Arc::default();
        let server = Server { address, account, all, heads: Arc::default() };
        server.hold(key, &server.account);
        let (all, heads) = (Arc::clone(&server.all), Arc::clone(&server.heads));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (all, heads) = (Arc::clone(&all), Arc::clone(&heads));
                thread::spawn(move || talk(stream, &all, &heads));
            }
        });
        server
    }

    /// Serves one more account to those who have its key.
    pub fn also(&self, account: Account, key: &str) -> Arc<Mutex<Account>> {
        let account = Arc::new(Mutex::new(account));
        self.hold(key, &account);
        account
    }

    fn hold(&self, key: &str, account: &Arc<Mutex<Account>>) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((key.to_lowercase(), Arc::clone(account)));
    }

    /// Its address, for `--api-base`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The account.
    pub fn account(&self) -> MutexGuard<'_, Account> {
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The headers of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Answers the requests of one connection.
fn talk(stream: TcpStream, all: &Accounts, heads: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let path = head.split(' ').nth(1)?.to_owned();
        let lower = head.to_lowercase();
        heads.lock().unwrap_or_else(PoisonError::into_inner).push(head);
        let opened = {
            let all = all.lock().unwrap_or_else(PoisonError::into_inner);
            let opened = all.iter().find(|(key, _)| lower.contains(&format!("bearer {key}")));
            opened.map(|(_, account)| Arc::clone(account))
        };
        let (reply, now) = match opened {
            Some(account) => {
                let mut account = account.lock().unwrap_or_else(PoisonError::into_inner);
                let now = account.now;
                (account.answer(&path), now)
            }
            None => (stranger(), 0),
        };
        match &reply.fault {
            Some(Fault::Closed) => return None,
            Some(Fault::Stalled) => loop {
                thread::park();
            },
            _ => {}
        }
        let half = matches!(reply.fault, Some(Fault::Cut));
        let text = written(&reply, now);
        let to = if half { text.len() - reply.body.len() / 2 } else { text.len() };
        stream.write_all(&text.as_bytes()[..to]).ok()?;
        if half {
            return None;
        }
    }
}

fn stranger() -> Reply {
    let body = "{\"error\":{\"message\":\"Invalid API Key provided: rk_live_****wxyz\"}}";
    Reply { status: 401, headers: Vec::new(), body: body.to_owned(), fault: None }
}

fn written(reply: &Reply, now: i64) -> String {
    let date = Timestamp::from_second(now).unwrap_or_default();
    let date = date.strftime("%a, %d %b %Y %H:%M:%S GMT");
    let mut text = format!("HTTP/1.1 {} Answer\r\nDate: {date}\r\n", reply.status);
    for (name, value) in &reply.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n{}", reply.body.len(), reply.body));
    text
}
