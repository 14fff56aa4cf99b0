//! From the tree to its meaning: fields are found, values must fit them.

use tenure_domain::finding::Said;
use tenure_domain::said;

use super::ast::{Clause, Comparison, Expression, FieldName, Literal, LiteralValue};
use super::error::{SegmentError, Span};
use super::field::{self, Field, Holds};
use super::predicate::{Check, Compare, Predicate, Test, Word};

pub(super) fn resolve(
    text: &str,
    expression: &Expression,
    custom: &[&str],
) -> Result<Predicate, SegmentError> {
    Resolver { text, custom }.expression(expression)
}

struct Resolver<'a> {
    text: &'a str,
    custom: &'a [&'a str],
}

/// What a field can be compared with.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
    Day,
    Time,
    Flag,
    /// Whatever the value is.
    Free,
}

impl Kind {
    fn of(field: &Field) -> Kind {
        match field {
            Field::Attribute(attribute) => match attribute.holds {
                Holds::Text => Kind::Text,
                Holds::Number => Kind::Number,
                Holds::Day => Kind::Day,
            },
            Field::Custom(_) => Kind::Free,
            Field::Listed(_) => Kind::Text,
            Field::Mrr => Kind::Number,
            Field::Start => Kind::Day,
            Field::Tenure => Kind::Time,
            Field::Flag(_) => Kind::Flag,
        }
    }

    /// How a value of this kind is written.
    fn example(self) -> &'static str {
        match self {
            Kind::Text | Kind::Free => "text in quotes",
            Kind::Number => "a number, such as 500",
            Kind::Day => "a date without quotes, such as 2026-01-31 or 2026-01",
            Kind::Time => "a duration, such as 6 months",
            Kind::Flag => "true or false",
        }
    }
}

impl Resolver<'_> {
    fn error(&self, span: Span, message: impl Into<Said>) -> SegmentError {
        SegmentError::new(self.text, span, message)
    }

    fn expression(&self, expression: &Expression) -> Result<Predicate, SegmentError> {
        let all = |parts: &[Expression]| -> Result<Vec<Predicate>, SegmentError> {
            parts.iter().map(|part| self.expression(part)).collect()
        };
        Ok(match expression {
            Expression::Or(parts) => Predicate::Any(all(parts)?),
            Expression::And(parts) => Predicate::All(all(parts)?),
            Expression::Not(inner) => not(self.expression(inner)?),
            Expression::Test(clause) => self.clause(clause)?,
        })
    }

    fn clause(&self, clause: &Clause) -> Result<Predicate, SegmentError> {
        let name = &clause.field;
        let field = self.field(name)?;
        let test = |check| Predicate::Test(Test { field: field.clone(), check });
        let negated = |yes: bool, predicate| if yes { not(predicate) } else { predicate };
        Ok(match &clause.comparison {
            Comparison::Holds => match Kind::of(&field) {
                Kind::Flag | Kind::Free => test(Check::Is(true)),
                _ => return Err(self.no_flag(name)),
            },
            Comparison::Missing(no) => match Kind::of(&field) {
                Kind::Flag => {
                    let message = said!("{name} always has a value", name = name.to_string());
                    return Err(self.error(name.span, message));
                }
                _ if field == Field::Mrr => {
                    let message = said!("{name} always has a value", name = "mrr");
                    let hint = "who pays nothing: mrr = 0";
                    return Err(self.error(name.span, message).with_hint(hint));
                }
                _ => negated(*no, test(Check::Missing)),
            },
            Comparison::Is(Compare::NotEqual, value) => {
                not(test(self.check(name, &field, Compare::Equal, value)?))
            }
            Comparison::Is(compare, value) => test(self.check(name, &field, *compare, value)?),
            Comparison::In(values) => self.list(name, &field, values)?,
            Comparison::NotIn(values) => not(self.list(name, &field, values)?),
            Comparison::Contains(no, part) => {
                negated(*no, test(Check::Contains(self.part(name, &field, part)?)))
            }
            Comparison::StartsWith(no, part) => {
                negated(*no, test(Check::StartsWith(self.part(name, &field, part)?)))
            }
        })
    }

    fn field(&self, name: &FieldName) -> Result<Field, SegmentError> {
        let found = if name.custom {
            Field::find_custom(&name.name, self.custom)
        } else {
            Field::find(&name.name, self.custom)
        };
        found.ok_or_else(|| self.unknown(name))
    }

    fn unknown(&self, name: &FieldName) -> SegmentError {
        let unknown = name.name.as_str();
        let message = match name.custom {
            true => said!("there is no attribute {name}", name = unknown),
            false => said!("there is no field {name}", name = unknown),
        };
        let error = self.error(name.span, message);
        let near = if name.custom {
            field::nearest(&name.name, self.custom.iter().copied())
        } else {
            field::nearest(&name.name, field::names(self.custom))
        };
        match near {
            Some(near) => {
                let named = |custom| FieldName { name: near.to_owned(), custom, span: name.span };
                // A name that is no word can only be written as an attribute.
                let word = !named(false).to_string().starts_with('"');
                let meant = named(name.custom || !word).to_string();
                error.with_hint(said!("did you mean {name}?", name = meant))
            }
            None => error.with_hint("fields are the columns of customers, its other attributes, plan, product, currency, pricing_model, contract_length, company_size, company_revenue, mrr, tenure, start, paying, customer, paused and active"),
        }
    }

    fn no_flag(&self, name: &FieldName) -> SegmentError {
        let error = self.error(
            name.span,
            said!("{name} is not true or false by itself", name = name.to_string()),
        );
        error.with_hint(said!(
            "compare it with a value, or: {name} is not missing",
            name = name.to_string()
        ))
    }

    /// A comparison with one value.
    fn check(
        &self,
        name: &FieldName,
        field: &Field,
        compare: Compare,
        literal: &Literal,
    ) -> Result<Check, SegmentError> {
        let kind = Kind::of(field);
        let fits = |wanted| kind == wanted || kind == Kind::Free;
        let equality = compare == Compare::Equal;
        let unordered = |what: &'static str| {
            let message = said!(
                "{what} is not ordered, {sign} means nothing",
                what = vec![Said::from(what)],
                sign = compare.sign()
            );
            self.error(literal.span, message).with_hint("= and != can be asked")
        };
        match &literal.value {
            LiteralValue::Text(_) if fits(Kind::Text) && !equality => Err(unordered("text")),
            LiteralValue::Text(text) if fits(Kind::Text) => Ok(Check::Texts(vec![Word::new(text)])),
            LiteralValue::Number(number) if fits(Kind::Number) => {
                Ok(Check::Number(compare, *number))
            }
            LiteralValue::Date(days) if fits(Kind::Day) => Ok(Check::Day(compare, *days)),
            LiteralValue::Duration(time) if kind == Kind::Time => Ok(Check::Passed(compare, *time)),
            LiteralValue::Flag(_) if fits(Kind::Flag) && !equality => {
                Err(unordered("true or false"))
            }
            LiteralValue::Flag(flag) if fits(Kind::Flag) => Ok(Check::Is(*flag)),
            _ => Err(self.misfit(name, kind, literal)),
        }
    }

    fn misfit(&self, name: &FieldName, kind: Kind, literal: &Literal) -> SegmentError {
        let message = said!(
            "{name} is compared with {what}, found {literal}",
            name = name.to_string(),
            what = vec![Said::from(kind.example())],
            literal = literal.to_string()
        );
        let error = self.error(literal.span, message);
        match (kind, &literal.value) {
            (Kind::Time, LiteralValue::Number(number)) => error.with_hint(said!(
                "of what? {number} days, {number} months",
                number = number.to_string()
            )),
            (Kind::Text, _) => error
                .with_hint(said!("text stands in quotes: {text}", text = format!("\"{literal}\""))),
            _ => error,
        }
    }

    /// Membership in a list.
    fn list(
        &self,
        name: &FieldName,
        field: &Field,
        values: &[Literal],
    ) -> Result<Predicate, SegmentError> {
        let mut texts = Vec::new();
        let mut parts = Vec::new();
        for value in values {
            match self.check(name, field, Compare::Equal, value)? {
                Check::Texts(text) => texts.extend(text),
                check => parts.push(Predicate::Test(Test { field: field.clone(), check })),
            }
        }
        if !texts.is_empty() {
            let check = Check::Texts(texts);
            parts.push(Predicate::Test(Test { field: field.clone(), check }));
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => Predicate::Any(parts.into_iter().chain(last).collect()),
        })
    }

    /// The text of `contains` and `starts with`.
    fn part(
        &self,
        name: &FieldName,
        field: &Field,
        literal: &Literal,
    ) -> Result<String, SegmentError> {
        let kind = Kind::of(field);
        match &literal.value {
            LiteralValue::Text(text) if matches!(kind, Kind::Text | Kind::Free) => {
                Ok(text.to_lowercase())
            }
            _ => Err(self.misfit(name, kind, literal)),
        }
    }
}

fn not(predicate: Predicate) -> Predicate {
    Predicate::Not(Box::new(predicate))
}
