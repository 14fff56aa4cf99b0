//! Rust source as a flat list of tokens with lines: enough to judge names, calls and lengths.
//!
//! Comments and doc texts are gone, strings are single tokens, so a rule cannot be fooled by prose.
//! This is not a parser: what a macro makes of its tokens is judged as written.

use std::collections::BTreeSet;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What sort of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An identifier or keyword.
    Word,
    /// One punctuation character.
    Sign,
    /// A literal, quotes and suffix included.
    Literal,
    /// An opening bracket; the number is the index of its closing one.
    Open(usize),
    /// A closing bracket.
    Close,
}

/// One token and the lines that it covers, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As written.
    pub text: String,
    /// Its sort.
    pub sort: Sort,
    /// The line that it begins on.
    pub line: usize,
    /// The line that it ends on: later than `line` for long strings.
    pub last_line: usize,
}

/// Whether the parts that only tests compile are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tests {
    /// Everything that stands in the file.
    Kept,
    /// Without items under `#[cfg(test)]` and `#[test]`.
    Dropped,
}

/// Source that Rust's lexer refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it stops making sense.
    pub line: usize,
}

/// Lexes `source`.
///
/// # Errors
/// When brackets do not match or a literal is not closed.
pub fn read(source: &str, tests: Tests) -> Result<Vec<Token>, Unreadable> {
    let stream = TokenStream::from_str(source)
        .map_err(|error| Unreadable { line: error.span().start().line })?;
    let mut tokens = Vec::new();
    flatten(stream, tests, &mut tokens);
    Ok(tokens)
}

fn flatten(stream: TokenStream, tests: Tests, tokens: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        if tests == Tests::Dropped {
            match test_attribute(&trees, at) {
                Some(Scope::File) => return,
                Some(Scope::Item) => {
                    at = after_item(&trees, at);
                    continue;
                }
                None => {}
            }
        }
        push(tree, tests, tokens);
        at += 1;
    }
}

fn push(tree: &TokenTree, tests: Tests, tokens: &mut Vec<Token>) {
    let sort = match tree {
        TokenTree::Group(group) => return push_group(group, tests, tokens),
        TokenTree::Ident(_) => Sort::Word,
        TokenTree::Punct(_) => Sort::Sign,
        TokenTree::Literal(_) => Sort::Literal,
    };
    let (line, last_line) = (tree.span().start().line, tree.span().end().line);
    tokens.push(Token { text: tree.to_string(), sort, line, last_line });
}

fn push_group(group: &Group, tests: Tests, tokens: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    };
    let bracket = |text: &str, sort, line| Token { text: text.into(), sort, line, last_line: line };
    let opening = tokens.len();
    tokens.push(bracket(open, Sort::Open(0), group.span_open().start().line));
    flatten(group.stream(), tests, tokens);
    tokens[opening].sort = Sort::Open(tokens.len());
    tokens.push(bracket(close, Sort::Close, group.span_close().start().line));
}

/// How far a test attribute reaches.
enum Scope {
    Item,
    File,
}

/// Whether `#[test]`, `#[cfg(test)]` or `#![cfg(test)]` stands at `at`.
fn test_attribute(trees: &[TokenTree], at: usize) -> Option<Scope> {
    if !is_sign(trees.get(at), '#') {
        return None;
    }
    let inner = is_sign(trees.get(at + 1), '!');
    let TokenTree::Group(group) = trees.get(at + 1 + usize::from(inner))? else {
        return None;
    };
    let mut words = Vec::new();
    flatten(group.stream(), Tests::Kept, &mut words);
    let has = |text: &str| words.iter().any(|word| word.sort == Sort::Word && word.text == text);
    let only_for_tests = match words.first()?.text.as_str() {
        "cfg" => has("test") && !has("not"),
        "test" => words.len() == 1,
        _ => false,
    };
    only_for_tests.then_some(if inner { Scope::File } else { Scope::Item })
}

/// The index after the item whose first attribute stands at `at`: past its `;` or its braces.
fn after_item(trees: &[TokenTree], mut at: usize) -> usize {
    while is_sign(trees.get(at), '#') {
        at += 2;
    }
    while let Some(tree) = trees.get(at) {
        at += 1;
        let braces =
            matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if braces || is_sign(Some(tree), ';') {
            break;
        }
    }
    at
}

fn is_sign(tree: Option<&TokenTree>, sign: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether the tokens from `at` on read as `texts`.
#[must_use]
pub fn reads(tokens: &[Token], at: usize, texts: &[&str]) -> bool {
    tokens.len() >= at + texts.len()
        && tokens[at..].iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// A name with its module path as written, such as `std::time::Instant`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The parts between the `::`.
    pub parts: Vec<String>,
    /// Where its last part stands.
    pub line: usize,
}

/// Every path in the tokens; grouped imports are spelled out one by one.
#[must_use]
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = if tokens[at].sort == Sort::Word { path(tokens, at, &[], &mut found) } else { at + 1 };
    }
    found
}

/// Reads the path that begins at `at` below `prefix`; returns the index after it.
fn path(tokens: &[Token], mut at: usize, prefix: &[String], found: &mut Vec<Path>) -> usize {
    let mut parts = prefix.to_vec();
    loop {
        parts.push(tokens[at].text.clone());
        let line = tokens[at].line;
        at += 1;
        if reads(tokens, at, &[":", ":"]) {
            match tokens.get(at + 2) {
                Some(next) if next.sort == Sort::Word => {
                    at += 2;
                    continue;
                }
                Some(Token { sort: Sort::Open(close), text, .. }) if text == "{" => {
                    return group(tokens, at + 3, *close, &parts, found);
                }
                _ => {}
            }
        }
        found.push(Path { parts, line });
        return at;
    }
}

/// The members of `prefix::{…}`.
fn group(
    tokens: &[Token],
    from: usize,
    to: usize,
    prefix: &[String],
    found: &mut Vec<Path>,
) -> usize {
    let mut at = from;
    while at < to {
        at = match &tokens[at] {
            // The new name of a renamed import is nobody's path.
            token if token.text == "as" => at + 2,
            token if token.sort == Sort::Word => path(tokens, at, prefix, found),
            _ => at + 1,
        };
    }
    to + 1
}

/// A function with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub line: usize,
    /// Lines of its body that hold code: comments, blank lines and the outer braces do not count.
    pub length: usize,
}

/// Every function with a body, those inside other functions and macros too.
#[must_use]
pub fn functions(tokens: &[Token]) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(name) = tokens.get(at + 1) else {
            break;
        };
        let named = token.text == "fn" && token.sort == Sort::Word && name.sort == Sort::Word;
        if let Some(length) = named.then(|| body_length(tokens, at + 2)).flatten() {
            found.push(Function { name: name.text.clone(), line: name.line, length });
        }
    }
    found
}

fn body_length(tokens: &[Token], mut at: usize) -> Option<usize> {
    loop {
        let token = tokens.get(at)?;
        match token.sort {
            Sort::Open(close) if token.text == "{" => {
                return Some(code_lines(&tokens[at..=close]));
            }
            Sort::Open(close) => at = close + 1,
            Sort::Close => return None,
            _ if token.text == ";" => return None,
            _ => at += 1,
        }
    }
}

fn code_lines(body: &[Token]) -> usize {
    let mut lines: BTreeSet<usize> =
        body.iter().flat_map(|token| token.line..=token.last_line).collect();
    for brace in [body.first(), body.last()].into_iter().flatten() {
        lines.remove(&brace.line);
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str, tests: Tests) -> String {
        let tokens = read(source, tests).unwrap();
        tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn path_names(source: &str) -> Vec<String> {
        paths(&read(source, Tests::Kept).unwrap())
            .iter()
            .map(|path| path.parts.join("::"))
            .collect()
    }

    #[test]
    fn comments_vanish_and_strings_are_one_token() {
        assert_eq!(texts("a /* b.unwrap() */ // c\n \"d ; }\"", Tests::Kept), "a \"d ; }\"");
    }

    #[test]
    fn test_items_are_dropped() {
        let source = "
            #[cfg(test)] mod tests { fn a() {} }
            #[cfg(all(test, unix))] #[path = \"x.rs\"] mod b;
            #[cfg(test)] const C: [u8; 2] = [1, 2];
            #[test] fn d() -> u8 { 1 }
            #[cfg(not(test))] fn e() {}
            fn f() {}";
        assert_eq!(
            texts(source, Tests::Dropped),
            "# [ cfg ( not ( test ) ) ] fn e ( ) { } fn f ( ) { }"
        );
        assert_eq!(texts("#![cfg(test)] fn a() {}", Tests::Dropped), "");
        assert!(texts(source, Tests::Kept).contains("fn a"));
    }

    #[test]
    fn grouped_imports_are_spelled_out() {
        assert_eq!(
            path_names("use std::{fs, time::{Duration, Instant as I}, io::*};"),
            ["use", "std::fs", "std::time::Duration", "std::time::Instant", "std::io"]
        );
        assert_eq!(path_names("::std::fs::read::<u8>(p)"), ["std::fs::read", "u8", "p"]);
    }

    #[test]
    fn function_length_counts_code_lines() {
        let source = "fn a<const N: usize>() -> [u8; 2] {\n  // why\n\n  b(\n    \"x\ny\",\n  )\n}\nfn c();\ntype F = fn(u8);";
        let found = functions(&read(source, Tests::Kept).unwrap());
        assert_eq!(found, [Function { name: "a".into(), line: 1, length: 4 }]);
    }

    #[test]
    fn broken_source_names_its_line() {
        assert_eq!(read("fn a() {}\n)", Tests::Kept), Err(Unreadable { line: 2 }));
    }
}
