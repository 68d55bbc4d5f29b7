//! What a file is to be.

use crate::answer::export::Form;
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::shown;

use super::args::ExportArgs;

/// What a file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Csv(Form),
    Json,
    Workbook,
}

impl Format {
    /// What the name of the file says, and the options.
    pub(super) fn chosen(args: &ExportArgs, context: &Context) -> Result<Self, Failure> {
        let file = args.output.as_deref().filter(|path| path.as_os_str() != "-");
        let format = match file {
            None if context.json => Self::Json,
            None => Self::Csv(form(args)),
            Some(path) => {
                let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                match &*end {
                    "csv" | "txt" => Self::Csv(form(args)),
                    "json" => Self::Json,
                    "xlsx" => Self::Workbook,
                    _ => return Err(unknown_end(&path.to_string_lossy())),
                }
            }
        };
        if context.json && file.is_some() {
            return Err(Failure::new(Exit::Usage, "--json writes to stdout, and -o to a file")
                .fix("leave --json out; a FILE that ends with .json is JSON"));
        }
        let is_csv = matches!(format, Self::Csv(_));
        if !is_csv && (args.excel || args.separator.is_some()) {
            return Err(Failure::new(Exit::Usage, "--excel and --separator are for CSV")
                .fix("leave them out"));
        }
        if is_csv && args.what().len() > 1 {
            return Err(Failure::new(Exit::Usage, "a CSV holds one sort of record").fix(
                context.ssi(if args.all_profiles {
                    "export all --all-profiles -o records.xlsx"
                } else {
                    "export all -o records.xlsx"
                }),
            ));
        }
        Ok(format)
    }
}

fn unknown_end(name: &str) -> Failure {
    Failure::new(Exit::Usage, format!("the end of {} tells nothing", shown(name)))
        .fix("end it with .csv, .json or .xlsx")
}

fn form(args: &ExportArgs) -> Form {
    let usual = if args.excel && has_decimal_comma() { b';' } else { b',' };
    Form { is_for_excel: args.excel, separator: args.separator.unwrap_or(usual) }
}

/// Whether the language of this machine writes `12,5`.
fn has_decimal_comma() -> bool {
    const LANGUAGES: [&str; 18] = [
        "bg", "cs", "da", "de", "el", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ro",
        "ru", "sv", "tr",
    ];
    const POINTS: [&str; 4] = ["es_MX", "de_CH", "de_LI", "it_CH"];
    let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let name = ["LC_ALL", "LC_NUMERIC", "LANG"].into_iter().find(set);
    let locale = name.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
    let is_point = POINTS.iter().any(|point| locale.starts_with(point));
    let language = locale.split(['_', '.', '-']).next().unwrap_or_default();
    !is_point && LANGUAGES.contains(&language)
}
