//! The description of the API is committed, so that a change of it is seen.

use expect_test::expect_file;

#[test]
fn the_description_is_the_one_that_is_committed() {
    let text = serde_json::to_string_pretty(&tenure_cli::openapi().unwrap()).unwrap();
    expect_file!["../../../../docs/openapi.json"].assert_eq(&(text + "\n"));
}
