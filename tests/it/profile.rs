//! `ssi profile add`: names that would not work, and why.

use crate::support::Sandbox;

#[test]
fn a_name_that_could_not_be_typed_again_is_refused_with_a_reason() {
    #[track_caller]
    fn case(words: &[&str], expected: &str) {
        let sandbox = Sandbox::new();
        let error = sandbox.run([&["profile", "add"], words].concat()).fails(2);
        assert_eq!(error, expected, "{words:?}");
        assert!(!sandbox.data().exists());
    }
    case(
        &["--", "-rf"],
        "ssi: `-rf` cannot be the name of a profile: what begins with `-` is taken for an option\n",
    );
    case(
        &["-rf"],
        "ssi: there is no option or word `-r` here\n  \
         why: what begins with `-` is taken for an option\n  fix: ssi help profile\n",
    );
    case(&[".."], "ssi: `..` cannot be the name of a profile: a name has a letter or a digit\n");
    case(
        &["An\u{200b}na"],
        "ssi: `An\\u{200b}na` cannot be the name of a profile: \
         the character \\u{200b} is not seen, so the name could not be typed again\n",
    );
    case(
        &["Anna", "Lind"],
        "ssi: a person has one name; 2 words were given\n  fix: ssi profile add 'Anna Lind'\n",
    );
}
