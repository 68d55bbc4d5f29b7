//! `ssi import` of workbooks (XLSX), made as people and LinkedIn make them.

use std::fs;
use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::support::{Sandbox, put};

/// Saves a workbook in the sandbox.
fn save(sandbox: &Sandbox, name: &str, fill: impl FnOnce(&mut Workbook)) {
    let mut book = Workbook::new();
    fill(&mut book);
    put(&sandbox.path().join(name), book.save_to_buffer().unwrap());
}

fn texts(sheet: &mut Worksheet, row: u32, texts: &[&str]) {
    for (column, text) in (0..).zip(texts) {
        sheet.write_string(row, column, *text).unwrap();
    }
}

fn numbers(sheet: &mut Worksheet, row: u32, numbers: &[f64]) {
    for (column, number) in (1..).zip(numbers) {
        sheet.write_number(row, column, *number).unwrap();
    }
}

fn day(sheet: &mut Worksheet, row: u32, column: u16, (year, month, day): (u16, u8, u8)) {
    let date = ExcelDateTime::from_ymd(year, month, day).unwrap();
    let form = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write_datetime_with_format(row, column, &date, &form).unwrap();
}

/// The rows of the snapshots up to the relationships.
fn scores(sandbox: &Sandbox) -> Vec<String> {
    let file = sandbox.read("snapshots.csv");
    file.lines().skip(1).map(|row| row.split(',').take(6).collect::<Vec<_>>().join(",")).collect()
}

#[test]
fn a_workbook_of_two_years_is_read_with_dates_as_dates() {
    let sandbox = Sandbox::new();
    save(&sandbox, "ssi.xlsx", |book| {
        let sheet = book.add_worksheet().set_name("2024").unwrap();
        texts(sheet, 0, &["Mein SSI"]);
        texts(sheet, 2, &["Datum", "Gesamt", "Marke", "Personen", "Einblicke", "Beziehungen"]);
        day(sheet, 3, 0, (2024, 11, 24));
        numbers(sheet, 3, &[72.0, 18.2, 15.4, 19.1, 19.3]);
        texts(sheet, 5, &["Durchschnitt"]);
        let sheet = book.add_worksheet().set_name("2025").unwrap();
        texts(sheet, 0, &["Datum", "Gesamt"]);
        day(sheet, 1, 0, (2025, 11, 24));
        numbers(sheet, 1, &[73.0]);
        let sheet = book.add_worksheet().set_name("Notizen").unwrap();
        texts(sheet, 0, &["nichts"]);
        let sheet = book.add_worksheet().set_name("alt").unwrap().set_hidden(true);
        texts(sheet, 0, &["Datum", "Gesamt", "2024-01-01"]);
        day(sheet, 1, 0, (2023, 11, 24));
        numbers(sheet, 1, &[1.0]);
    });
    let answer = sandbox.ssi("import ssi.xlsx").ok();
    let expected = "Added 2 snapshots (24 Nov 2024 to 24 Nov 2025).\n\
        ssi.xlsx, sheet `2024`: read: `Datum` as date, `Gesamt` as total, `Marke` as brand, \
        `Personen` as people, `Einblicke` as insights, `Beziehungen` as relationships.\n\
        ssi.xlsx, sheet `2025`: read: `Datum` as date, `Gesamt` as total.\nLeft out: \
        ssi.xlsx, sheet `2024` line 6 (a total).\nNot read: ssi.xlsx, sheet `Notizen` (no table of \
        scores or activities), ssi.xlsx, sheet `alt` (hidden).\n";
    assert_eq!(answer, expected);
    assert_eq!(scores(&sandbox), ["2024-11-24,72,18.2,15.4,19.1,19.3", "2025-11-24,73,,,,"]);
}

/// A workbook with a sheet of one score for each name.
fn sheets(sandbox: &Sandbox, names: &[&str]) {
    save(sandbox, "ssi.xlsx", |book| {
        for (place, name) in names.iter().enumerate() {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            texts(sheet, 0, &["Date", "SSI"]);
            day(sheet, 1, 0, (2025, 11, 20 + u8::try_from(place).unwrap()));
            numbers(sheet, 1, &[72.0]);
        }
    });
}

#[test]
fn sheets_of_several_people_or_of_others_do_not_go_into_one_profile() {
    let sandbox = Sandbox::new();
    sheets(&sandbox, &["Anna", "Ben"]);
    let refusal = sandbox.ssi("import ssi.xlsx").fails(2);
    assert!(refusal.starts_with("ssi: the table has records of 2 people\n"), "{refusal}");
    let answer = sandbox.ssi("import ssi.xlsx --seat Anna").ok();
    assert!(answer.contains("\nThe table says that they are of `Anna`.\n"), "{answer}");
    assert_eq!(scores(&sandbox), ["2025-11-20,72,,,,"]);
    let sandbox = Sandbox::new();
    sheets(&sandbox, &["Me", "Industry average"]);
    let answer = sandbox.ssi("import ssi.xlsx").ok();
    let expected = "Added 1 snapshot (20 Nov 2025).\nRead: `Date` as date, `SSI` as total.\n\
        Not read: ssi.xlsx, sheet `Industry average` (of others, or a goal).\n";
    assert_eq!(answer, expected);
    let sandbox = Sandbox::new();
    sheets(&sandbox, &["Industry average"]);
    let refusal = sandbox.ssi("import ssi.xlsx").fails(5);
    assert!(refusal.contains("the sheet is called `Industry average`"), "{refusal}");
}

#[test]
fn sheets_of_years_and_of_old_and_new_are_of_nobody() {
    for names in [["Alt", "Neu"], ["2024", "2025"], ["Tabelle1", "Tabelle2"], ["Q1", "Q2"]] {
        let sandbox = Sandbox::new();
        sheets(&sandbox, &names);
        sandbox.ssi("import ssi.xlsx").ok();
        assert_eq!(scores(&sandbox).len(), 2, "{names:?}");
    }
}

#[test]
fn the_day_of_merged_cells_is_that_of_each_row_and_no_other_cell_is_filled() {
    let sandbox = Sandbox::new();
    save(&sandbox, "log.xlsx", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &["Datum", "Aktivität", "Anzahl", "Notiz"]);
        let form = Format::new().set_num_format("dd.mm.yyyy");
        sheet.merge_range(1, 0, 3, 0, "", &form).unwrap();
        day(sheet, 1, 0, (2025, 11, 24));
        sheet.merge_range(1, 3, 3, 3, "Messe", &Format::new()).unwrap();
        for (row, kind) in (1..).zip(["Kommentare", "Posts", "Einladungen"]) {
            sheet.write_string(row, 1, kind).unwrap();
            sheet.write_number(row, 2, row).unwrap();
        }
        sheet.write_string(4, 1, "Posts").unwrap();
        sheet.write_number(4, 2, 1).unwrap();
    });
    let refusal = sandbox.ssi("import log.xlsx").fails(5);
    let expected = "ssi: log.xlsx line 5, `Datum` (column A): there is no date (below merged cells \
        the day must be written into each row)\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    assert_eq!(sandbox.ssi("import log.xlsx --skip-bad").exit, Some(0));
    let log = sandbox.read("activities.csv");
    let rows: Vec<&str> = log.lines().skip(1).map(|row| &row[5..]).collect();
    let expected = ["comment,1,,csv,Messe", "post,2,,csv,", "invitation,3,,csv,"];
    assert_eq!(rows, expected.map(|row| format!("2025-11-24,{row}")));
}

#[test]
fn a_percentage_is_what_the_spreadsheet_shows() {
    let sandbox = Sandbox::new();
    save(&sandbox, "ssi.xlsx", |book| {
        let sheet = book.add_worksheet();
        texts(sheet, 0, &["Date", "SSI", "Industry rank", "Network rank"]);
        let percent = Format::new().set_num_format("0%");
        for (row, date, [total, rank]) in
            [(1, (2025, 11, 24), [0.72, 1.0]), (2, (2025, 11, 25), [0.07, 0.29])]
        {
            day(sheet, row, 0, date);
            sheet.write_number_with_format(row, 1, total, &percent).unwrap();
            sheet.write_number_with_format(row, 2, rank, &percent).unwrap();
            sheet.write_number(row, 3, 1).unwrap();
        }
    });
    assert_eq!(sandbox.ssi("import ssi.xlsx").exit, Some(0)); // with a word of the leap
    let ranks: Vec<String> = sandbox
        .read("snapshots.csv")
        .lines()
        .skip(1)
        .map(|row| row.split(',').take(8).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(ranks, ["2025-11-24,72,,,,,100,1", "2025-11-25,7,,,,,29,1"]);
}

/// A workbook with one sheet, as a program writes it that calculates nothing.
fn bare_workbook(rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"SSI\" sheetId=\"1\" \
        r:id=\"r1\"/></sheets></workbook>"
    );
    let relation = |sort: &str, target: &str| {
        const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!(
            "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{sort}\" \
            Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    let parts = [
        ("xl/workbook.xml", book),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_formula_of_which_the_value_is_not_kept_is_named_as_that() {
    let sandbox = Sandbox::new();
    let text = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let header: String = [("A1", "Date"), ("B1", "Brand"), ("C1", "SSI"), ("D1", "Note")]
        .map(|(place, name)| text(place, name))
        .concat();
    let rows = |total: &str| {
        let cells = [
            text("A2", "2025-11-24"),
            "<c r=\"B2\"><v>18.2</v></c>".to_owned(),
            format!("<c r=\"C2\"><f>B2*4</f>{total}</c>"),
            "<c r=\"D2\"><f>A2</f></c>".to_owned(),
        ];
        format!("<row r=\"1\">{header}</row><row r=\"2\">{}</row>", cells.concat())
    };
    put(&sandbox.path().join("bare.xlsx"), bare_workbook(&rows("")));
    let refusal = sandbox.ssi("import bare.xlsx").fails(5);
    let expected = "ssi: bare.xlsx line 2, `SSI` (column C): `a formula without its value` is not a \
        number such as 18.2\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    put(&sandbox.path().join("full.xlsx"), bare_workbook(&rows("<v>72</v>")));
    sandbox.ssi("import full.xlsx").ok();
    assert_eq!(scores(&sandbox), ["2025-11-24,72,18.2,,,"]);
    assert!(!sandbox.read("snapshots.csv").contains("formula"));
}

#[test]
fn a_decimal_that_became_a_date_is_named_with_its_sheet() {
    let sandbox = Sandbox::new();
    save(&sandbox, "ssi.xlsx", |book| {
        let sheet = book.add_worksheet().set_name("SSI").unwrap();
        texts(sheet, 0, &["Datum", "Gesamt", "Marke"]);
        day(sheet, 1, 0, (2025, 11, 24));
        numbers(sheet, 1, &[72.0]);
        day(sheet, 1, 2, (2025, 2, 17));
        book.add_worksheet();
    });
    let refusal = sandbox.ssi("import ssi.xlsx").fails(5);
    let expected = "ssi: ssi.xlsx, sheet `SSI` line 2, `Marke` (column C): `2025-02-17` is a date: a \
        spreadsheet has made it of a decimal number (perhaps 17.2); write the number again, in a \
        column that is formatted as text\n";
    assert!(refusal.starts_with(expected), "{refusal}");
}

/// The report that an administrator exports, with seats that were never activated.
fn report(book: &mut Workbook) {
    let sheet = book.add_worksheet();
    texts(
        sheet,
        0,
        &[
            "Seat ID",
            "Name",
            "Invited Email Address",
            "Date Invited",
            "Category",
            "Profile Views",
            "SSI - Overall Score",
            "SSI - Establish your professional brand",
            "SSI - Find the right people",
            "SSI - Engage with insights",
            "SSI - Build relationships",
        ],
    );
    for (row, name, scores) in [
        (1, "Anna Lind", [72.0, 18.2, 15.4, 19.1, 19.3]),
        (2, "Bo Ek", [41.0, 11.0, 10.0, 10.0, 10.0]),
    ] {
        texts(sheet, row, &["1", name, "x@example.org", "11/24/2024", "Sales"]);
        sheet.write_number(row, 5, 12).unwrap();
        for (column, score) in (6..).zip(scores) {
            sheet.write_number(row, column, score).unwrap();
        }
    }
    texts(sheet, 3, &["3", "Never Used"]);
}

#[test]
fn the_usage_report_of_sales_navigator_is_read_seat_by_seat() {
    const NAME: &str = "Sales_Navigator_Usage_Reporting_2025-10-01_to_2025-10-31.xlsx";
    let sandbox = Sandbox::new();
    save(&sandbox, NAME, report);
    let refusal = sandbox.run(["import", NAME]).fails(2);
    let expected =
        "ssi: the table has records of 2 people\n  why: they are `Anna Lind` or `Bo Ek`\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    sandbox.run(["import", NAME, "--seat", "anna lind", "-q"]).ok();
    assert_eq!(scores(&sandbox), ["2025-10-31,72,18.2,15.4,19.1,19.3"]);
    let all = ["import", NAME, "--all-seats"];
    assert!(sandbox.run(all.iter().chain(&["-n"])).stdout.contains("Would add 1 snapshot"));
    assert_eq!(fs::read_dir(sandbox.data().join("profiles")).unwrap().count(), 1);
    let said = sandbox.run(all);
    assert_eq!(said.exit, Some(0), "{}", said.stderr);
    let profiles = sandbox.data().join("profiles");
    for (folder, row) in [("anna-lind", "2025-10-31,72,18.2"), ("bo-ek", "2025-10-31,41,11")] {
        let file = fs::read_to_string(profiles.join(folder).join("snapshots.csv")).unwrap();
        assert!(file.contains(row), "{file}");
    }
    let without_day = "report.xlsx";
    save(&sandbox, without_day, report);
    let refusal = sandbox.run(["import", without_day, "--seat", "Bo Ek"]).fails(5);
    assert!(refusal.contains("there is no date"), "{refusal}");
    sandbox.run(["import", without_day, "--seat", "Bo Ek", "--on", "2025-09-30", "-q"]).ok();
    assert_eq!(scores(&sandbox).len(), 2);
}

#[test]
fn what_is_no_table_of_a_person_is_named() {
    let sandbox = Sandbox::new();
    save(&sandbox, "Content_2025-03-17_2026-03-16_Anna.xlsx", |book| {
        texts(book.add_worksheet().set_name("DISCOVERY").unwrap(), 0, &["Overall Performance"]);
        let sheet = book.add_worksheet().set_name("ENGAGEMENT").unwrap();
        texts(sheet, 0, &["Date", "Impressions", "Engagements"]);
        texts(sheet, 1, &["3/17/2025", "500", "20"]);
    });
    let refusal = sandbox.ssi("import Content_2025-03-17_2026-03-16_Anna.xlsx").fails(5);
    assert!(refusal.contains("LinkedIn's analytics of posts are no activity log"), "{refusal}");
    put(&sandbox.path().join("archive.zip"), zipped("Connections.csv", "a,b"));
    let refusal = sandbox.ssi("import archive.zip").fails(5);
    let expected = "ssi: nothing of the export can be read\n  why: Connections.csv: no \
        row is a header that is known\n";
    assert!(refusal.starts_with(expected), "{refusal}");
    let bomb = zipped("xl/workbook.xml", &" ".repeat(49 * 1024 * 1024));
    assert!(bomb.len() < 1024 * 1024);
    put(&sandbox.path().join("bomb.xlsx"), bomb);
    let refusal = sandbox.ssi("import bomb.xlsx").fails(5);
    assert!(refusal.contains("more than 48 MB when it is unpacked"), "{refusal}");
    assert!(refusal.contains("\n  fix: save it as CSV, or divide it"), "{refusal}");
    put(&sandbox.path().join("torn.xlsx"), b"PK\x03\x04torn");
    assert!(sandbox.ssi("import torn.xlsx").fails(5).contains("the workbook is damaged"));
    assert!(!sandbox.data().exists());
}

/// An archive with one file.
fn zipped(name: &str, text: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}
