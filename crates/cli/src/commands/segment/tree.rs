//! A segment as a tree for programs that let people edit it part by part.

use tenure_metrics::segment::{Clause, Comparison, Expression, Literal, LiteralValue};

use crate::output::{Json, Object};

/// `{"op": "and", "parts": [..]}`, or a test: `{"field", "compare", "values", "text"}`.
pub fn json(expression: &Expression) -> Object {
    let parts = |op: &str, parts: &[Expression]| {
        Object::new().with("op", op).with("parts", Json::objects(parts.iter().map(json)))
    };
    match expression {
        Expression::Or(all) => parts("or", all),
        Expression::And(all) => parts("and", all),
        Expression::Not(inner) => parts("not", std::slice::from_ref(inner)),
        Expression::Test(clause) => test(clause),
    }
}

fn test(clause: &Clause) -> Object {
    let not = |yes: bool, word: &str| if yes { format!("not {word}") } else { word.to_owned() };
    let (compare, values): (String, &[Literal]) = match &clause.comparison {
        Comparison::Holds => ("holds".to_owned(), &[]),
        Comparison::Is(compare, value) => (compare.sign().to_owned(), std::slice::from_ref(value)),
        Comparison::In(values) => ("in".to_owned(), values),
        Comparison::NotIn(values) => ("not in".to_owned(), values),
        Comparison::Contains(no, text) => (not(*no, "contains"), std::slice::from_ref(text)),
        Comparison::StartsWith(no, text) => (not(*no, "starts with"), std::slice::from_ref(text)),
        Comparison::Missing(false) => ("is missing".to_owned(), &[]),
        Comparison::Missing(true) => ("is not missing".to_owned(), &[]),
    };
    let values: Vec<String> = values.iter().map(plain).collect();
    Object::new()
        .with("field", clause.field.to_string())
        .with("compare", compare)
        .with("values", values)
        .with("text", clause.to_string())
}

/// A value as it is typed, text without its quotes.
fn plain(literal: &Literal) -> String {
    match &literal.value {
        LiteralValue::Text(text) => text.clone(),
        _ => literal.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_metrics::segment::parse;

    #[test]
    fn a_segment_becomes_a_tree_of_its_parts() {
        let text = "plan in (\"Pro\", \"Team\") and (mrr > 5 or not paused)";
        let tree = serde_json::to_value(json(&parse(text).unwrap())).unwrap();
        assert_eq!(tree["op"], "and");
        assert_eq!(tree["parts"][0]["values"], serde_json::json!(["Pro", "Team"]));
        assert_eq!(tree["parts"][1]["parts"][0]["compare"], ">");
        assert_eq!(tree["parts"][1]["parts"][1]["parts"][0]["compare"], "holds");
    }
}
