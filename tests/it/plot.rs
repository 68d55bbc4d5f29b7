//! `ssi plot`: where pictures go, and what is said of them.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use crate::support::{Sandbox, put};

fn small() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 17.6 15.4 17.9 19.1 --on 2026-02-17").ok();
    sandbox.ssi("record 72 18.2 15.4 19.1 19.3").ok();
    sandbox
}

const NAME: &str = "ssi-overview-2026-03-03.png";

#[test]
fn the_file_is_named_after_chart_and_last_day() {
    let sandbox = small();
    let answer = sandbox.ssi("plot").ok();
    let (file, alt) = answer.split_once('\n').unwrap();
    assert_eq!(file, NAME);
    assert!(alt.starts_with("Line chart of the Social Selling Index, 17 Feb to 3 Mar 2026, 2 snapshots. Total 72, from 70;"), "{alt}");
    let png = fs::read(sandbox.path().join(NAME)).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let text = String::from_utf8_lossy(&png);
    assert!(text.contains(alt.trim_end()), "the description is in the file too");
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let sandbox = small();
    sandbox.ssi("plot").ok();
    let first = fs::read(sandbox.path().join(NAME)).unwrap();
    sandbox.ssi("plot").ok();
    assert_eq!(fs::read(sandbox.path().join(NAME)).unwrap(), first);
    let output = sandbox.command(["plot", "-o", "-"]).output().unwrap();
    assert_eq!(output.stdout, first);
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("Line chart of"));
}

#[test]
fn options_choose_colours_size_and_words() {
    let sandbox = small();
    let json: serde_json::Value = serde_json::from_str(
        &sandbox.ssi("plot --json --scale 1 --theme dark --title Mine -o x.png").ok(),
    )
    .unwrap();
    let chart = &json["charts"][0];
    assert_eq!((&chart["width"], &chart["height"]), (&640.into(), &690.into()));
    assert_eq!((&chart["title"], &chart["file"]), (&"Mine".into(), &"x.png".into()));
    let error = sandbox.ssi("plot --scale 5").fails(2);
    assert!(error.starts_with("ssi: --scale: `5` is not a whole number from 1 to 4"), "{error}");
}

#[test]
fn a_folder_takes_the_name() {
    let sandbox = small();
    fs::create_dir(sandbox.path().join("charts")).unwrap();
    sandbox.ssi("plot -o charts").ok();
    assert!(sandbox.path().join("charts").join(NAME).exists());
    let error = sandbox.ssi("plot -o nowhere/x.png").fails(6);
    assert!(error.starts_with("ssi: cannot save nowhere/x.png: "), "{error}");
}

#[test]
fn only_files_that_ssi_drew_are_replaced() {
    let sandbox = small();
    put(&sandbox.path().join("mine.png"), "not a chart");
    let error = sandbox.ssi("plot -o mine.png").fails(4);
    assert!(error.starts_with("ssi: mine.png exists already\n"), "{error}");
    assert_eq!(fs::read(sandbox.path().join("mine.png")).unwrap(), b"not a chart");
    sandbox.ssi("plot -o mine.png --overwrite").ok();
    sandbox.ssi("plot -o mine.png").ok();
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced() {
    let sandbox = small();
    let fifo = sandbox.path().join("pipe.png");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for line in ["plot -o pipe.png", "plot -o pipe.png --overwrite", "plot -o /dev/null"] {
        let error = sandbox.ssi(line).fails(4);
        assert!(error.contains(" is no ordinary file\n"), "{error}");
    }
    put(&sandbox.path().join("target.png"), "");
    std::os::unix::fs::symlink("target.png", sandbox.path().join("link.png")).unwrap();
    sandbox.ssi("plot -o link.png --overwrite").ok();
    assert!(fs::read_link(sandbox.path().join("link.png")).is_ok(), "a link stays a link");
    assert!(fs::read(sandbox.path().join("target.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn charts_of_several_people_do_not_replace_each_other() {
    let sandbox = small();
    sandbox.ssi("profile add Anna").ok();
    sandbox.ssi("-p Anna record 50").ok();
    let answer = sandbox.ssi("-p Anna plot").ok();
    assert!(answer.starts_with("ssi-overview-anna-2026-03-03.png\n"), "{answer}");
}

#[test]
fn a_picture_is_a_png() {
    let error = small().ssi("plot -o chart.jpg").fails(2);
    assert_eq!(error, "ssi: chart.jpg would hold a PNG picture\n  fix: -o chart.png\n");
}

#[test]
fn a_period_without_snapshots_has_no_picture() {
    let sandbox = small();
    let error = sandbox.ssi("plot --since 2026-02-20 --until 2026-02-25").fails(3);
    let expected = "\
ssi: there is no snapshot between 2026-02-20 and 2026-02-25
  why: the first is of 2026-02-17, the last of 2026-03-03
";
    assert_eq!(error, expected);
    assert!(Sandbox::new().ssi("plot").fails(3).starts_with("ssi: there is no snapshot yet\n"));
    let answer = sandbox.ssi("plot --until 2026-02-20").ok();
    assert!(answer.starts_with("ssi-overview-2026-02-17.png\n"), "{answer}");
}

#[test]
fn letters_that_no_font_has_are_named_once() {
    let sandbox = small();
    let run = sandbox.run(["plot", "--title", "ᚠᚠ"]);
    assert_eq!(run.exit, Some(0));
    assert_eq!(
        run.stderr,
        "warning: no font has the letters `ᚠ`; --font FILE names one that has them\n"
    );
    put(&sandbox.path().join("bad.ttf"), "no font");
    let error = sandbox.ssi("plot --font bad.ttf").fails(5);
    assert!(error.starts_with("ssi: bad.ttf: "), "{error}");
}

#[test]
fn a_dry_run_draws_nothing() {
    let sandbox = small();
    assert_eq!(sandbox.ssi("plot -n").ok(), format!("Would draw {NAME}.\n"));
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.ssi("plot -n --json").ok()).unwrap();
    assert_eq!((&json["dry_run"], &json["charts"][0]["file"]), (&true.into(), &NAME.into()));
    assert!(!sandbox.path().join(NAME).exists());
}

/// Width, height, and red, green and blue of every pixel.
fn decoded(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (frame.width, frame.height, pixels)
}

#[test]
fn the_picture_of_the_documentation_is_what_the_demo_draws() {
    let sandbox = Sandbox::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let demo = root.join("data/demo");
    let arguments = ["plot", "-o", "-", "--dir", demo.to_str().unwrap()];
    let output = sandbox.command(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let shown = fs::read(root.join("docs/overview.png")).unwrap();
    assert!(
        decoded(&output.stdout) == decoded(&shown),
        "docs/overview.png is of an older program; look at what replaces it: \
         cargo run -- plot --dir data/demo --today 2026-03-03 -o docs/overview.png"
    );
}
