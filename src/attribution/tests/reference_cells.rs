//! Single cells of the grid against the reference prototype, to 1e-6.

use serde_json::Value;

use super::support::{example, regression};
use crate::attribution::design::{Linked, MOST_KINDS};
use crate::attribution::evidence::{Inclusion, Moments, System, subsets};
use crate::attribution::level::Whitening;
use crate::attribution::level::noise::Noise;
use crate::attribution::response::{Kernel, Link, Shape};
use crate::domain::Pillar;

/// All weight on the first hypothesis.
const FIRST_ONLY: [f64; 2] = [1.0, f64::MIN_POSITIVE];

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

#[track_caller]
fn close(ours: f64, reference: f64, what: &str) {
    let error = (ours - reference).abs() / reference.abs().max(1.0);
    assert!(error < 1e-6, "{what}: {ours} instead of {reference}");
}

fn kernel(value: &Value) -> Kernel {
    let parameter = value["parameter"].as_f64().unwrap();
    let shape = match value["shape"].as_str().unwrap() {
        "exp" => Shape::Exponential { half_life_days: parameter },
        "window" => Shape::Window { days: format!("{parameter}").parse().unwrap() },
        _ => Shape::Step,
    };
    Kernel {
        shape,
        delay_days: i32::try_from(value["delay"].as_i64().unwrap()).unwrap(),
        imputed: value["imputation"] == 1,
    }
}

#[test]
fn cells_agree_with_the_reference() {
    let text = std::fs::read_to_string(example("reference-cells.json")).unwrap();
    let reference: Value = serde_json::from_str(&text).unwrap();
    let names: Vec<String> = numbers_as_text(&reference["kinds"]);
    let member = reference["user"].as_str().unwrap();
    for cell in reference["cells"].as_array().unwrap() {
        let name = cell["pillar"].as_str().unwrap();
        let pillar = Pillar::ALL.into_iter().find(|pillar| pillar.name() == name).unwrap();
        let regression = regression(member, pillar, &names);
        let kernel = kernel(&cell["kernel"]);
        let link = if cell["link"] == "id" { Link::Identity } else { Link::Exponential };
        let linked = Linked::of(&regression.track, link);
        close(linked.points, cell["gm"].as_f64().unwrap(), "gm");
        let (mut rows, sds) = regression.rows(kernel);
        let days = &regression.track.days;
        let (before, last) = (days[days.len() - 2], days[days.len() - 1]);
        for (place, daily) in regression.daily.iter().enumerate() {
            let stock = daily.stock(kernel);
            close(sds[place], numbers(&cell["sd"])[place], "sd");
            close(stock.logged(last), numbers(&cell["adstock_last"])[place], "adstock_last");
            close(stock.started(before, last), numbers(&cell["new_last"])[place], "new_last");
        }
        let factors = vec![1.0; days.len()];
        let noise =
            Noise { sqrt_q: cell["sqrt_q"].as_f64().unwrap(), r: cell["r"].as_f64().unwrap() };
        let whitening = Whitening::new(&linked.level(&regression.track, &factors), noise);
        close(whitening.ln_determinant, cell["logdet"].as_f64().unwrap(), "logdet");
        rows.set_score(linked.z.iter().copied());
        let gram = rows.gram(&whitening);
        close(gram.get(gram.size() - 1, gram.size() - 1), cell["ztz"].as_f64().unwrap(), "ztz");
        let tau = cell["tau"].as_f64().unwrap();
        // The reference has one hypothesis, a prior of 0.25: our first.
        let inclusion = Inclusion::of(&sds);
        let system = System::new(&gram, linked.points, tau);
        let constant = linked.ln_constant(&whitening);
        let ln_z = subsets::ln_evidence(&system, &inclusion, MOST_KINDS)[0] + constant;
        close(ln_z, cell["ln_z"].as_f64().unwrap(), "ln_z");
        let empty = subsets::ln_evidence_empty(&system, &inclusion)[0] + constant;
        close(empty, cell["ln_z_empty_subset"].as_f64().unwrap(), "ln_z_empty_subset");
        let moments = Moments::of(&system, &inclusion, FIRST_ONLY, ln_z - constant);
        for kind in 0..names.len() {
            close(moments.included[kind], numbers(&cell["inclusion"])[kind], "inclusion");
            close(moments.first[kind], numbers(&cell["m1_scaled"])[kind], "m1");
            let second = numbers(&cell["m2_scaled_diagonal"])[kind];
            close(moments.second[kind][kind], second, "m2");
            close(moments.positive[kind], numbers(&cell["positive"])[kind], "positive");
        }
    }
}

fn numbers_as_text(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}
