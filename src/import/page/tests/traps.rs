//! Pages on which a reader may take one number for another.

use super::super::super::scores::UnusableError;
use super::super::{ScoresError, read};
use crate::domain::{Field, Group, Pillar};

/// What was found, as `total 51, brand 16.7`.
#[track_caller]
fn found(text: &str) -> String {
    let scores = match read(text.as_bytes()) {
        Ok(scores) => scores,
        Err(error) => return error.to_string(),
    };
    let value = |field: Field| Some(format!("{field} {}", scores.fields.value(field)?.value));
    Field::ALL.into_iter().filter_map(value).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(found(text), expected, "{text}");
}

/// The visible pillars, whose sum is 51.1.
const PILLARS: &str = "16.7 | Establish your professional brand\n12.1 | Find the right people\n\
    18.3 | Engage with insights\n4 | Build relationships\n";
const FOUND: &str = "brand 16.7, people 12.1, insights 18.3, relationships 4";
/// A table of a chart with the same sum.
const CHART: &str = "Establish your professional brand\t20\nFind the right people\t20\n\
    Engage with insights\t10\nBuild relationships\t1\nRemaining points\t49\n";

#[test]
fn the_total_has_many_forms() {
    for total in [
        "Current Social Selling Index\n51 out of 100\n",
        "Current Social Selling Index\n51\nout of 100\n",
        "Current Social Selling Index 51\n",
        "Current Social Selling Index: 51/100\n",
        "Current Social Selling Index\n51\n",
        "Current Social Selling Index51out of 100",
        "51 out of 100\nCurrent Social Selling Index\n",
        "Current Social Selling Index\nYour SSI measures how you find the right people. 51 of 100\n",
        "Your Social Selling Index\n51 out of 100\n",
        "51 av 100\n",
        "51 pisteen 100\n",
    ] {
        let text = format!("{total}\nFour components of your score\n{PILLARS}");
        case(&text, &format!("total 51, {FOUND}"));
    }
}

#[test]
fn the_total_is_never_an_average_or_a_rank_or_of_a_menu() {
    let groups = "People in your industry\n31 out of 100\nPeople in your network\n33 out of 100\n";
    let averages = "industry average 31, network average 33";
    case(
        &format!("Four components of your score\n{PILLARS}{groups}"),
        &format!("{FOUND}, {averages}"),
    );
    case(groups, "there is no score in it");
    // A number in a sentence is the total only where the pillars add up to it.
    let best = "Current Social Selling Index\n100 out of 100 is the best possible.\n72\n";
    case(best, "there is no score in it");
    let up = "Current Social Selling Index\n51 out of 100 up by two\n";
    case(&format!("{up}{PILLARS}"), &format!("total 51, {FOUND}"));
    case(&format!("Current Social Selling Index\n{groups}"), "there is no score in it");
    case(&format!("Messaging\n12\n{PILLARS}"), FOUND);
    let three = PILLARS.replace("4 | Build relationships\n", "");
    case(&format!("{three}Andere\n31 av 100\n"), "brand 16.7, people 12.1, insights 18.3");
    // One average is not that of the group below it.
    let sentence = "People in your industry\nThey have an average SSI of 31.\n33 out of 100\n";
    case(&format!("{PILLARS}{sentence}"), &format!("{FOUND}, industry average 31"));
    for other in ["10:45", "27 Nov 2026", "11/27/2026", "27.11.2026", "+2", "2 points more", "5%"] {
        let text = format!("Current Social Selling Index\n{other}\n{three}");
        case(&text, "brand 16.7, people 12.1, insights 18.3");
    }
    // An average of a language that is not known, behind the pillars.
    case(&format!("{PILLARS}Andere\n31 av 100\n"), FOUND);
    case(&format!("Top 51% Industry SSI rank\n{PILLARS}"), &format!("{FOUND}, industry rank 51"));
    case("Industry SSI rank\nTop 51%\nCurrent Social Selling Index\n", "there is no score in it");
}

#[test]
fn own_pillars_are_never_those_of_another_table() {
    let total = "Current Social Selling Index\n51 out of 100\n";
    // Two tables add up to the total: the visible scores say which is the own one.
    case(&format!("{CHART}{total}{PILLARS}{CHART}"), &format!("total 51, {FOUND}"));
    case(&format!("{total}{CHART}"), "total 51, brand 20, people 20, insights 10, relationships 1");
    let other = CHART.replace("20\nFind", "19\nFind").replace("\t1\n", "\t2\n");
    case(&format!("{total}{CHART}{other}"), "total 51");
    case(&format!("{total}{}", CHART.replace("\t20", "\t10")), "total 51");
    case(CHART, "there is no score in it");
    case(&CHART.replace("Remaining points\t49\n", ""), "there is no score in it");
    // A pillar above those that stand before it in the list is of another list.
    let list = PILLARS.replace("16.7", "20");
    let four = format!(
        "{total}{}{list}",
        PILLARS.replace("16.7 | Establish your professional brand\n", "")
    );
    case(&four, "total 51, people 12.1, insights 18.3, relationships 4");
    // Only a table that agrees with what is visible fills it up.
    let three = PILLARS.replace("18.3 | Engage with insights\n", "");
    let own = "Establish your professional brand\t16.7\nFind the right people\t12.1\n\
        Engage with insights\t18.3\nBuild relationships\t4\nRemaining points\t49\n";
    let two = "brand 16.7, people 12.1, relationships 4";
    case(&format!("{total}{three}{CHART}"), &format!("total 51, {two}"));
    case(&format!("{total}{three}{CHART}{own}"), &format!("total 51, {FOUND}"));
    case(&format!("{three}{own}"), two);
}

#[test]
fn a_number_above_or_below_is_not_guessed() {
    let above = "Four components of your score\n16.7\nEstablish your professional brand\n12.1\n\
        Find the right people\n18.3\nEngage with insights\n4\nBuild relationships\nLearn more\n";
    case(above, FOUND);
    // The first is missing: each may belong to the label above or below.
    let cut = above.replace("16.7\n", "");
    case(&cut, "there is no score in it");
    let total = "Current Social Selling Index\n51 out of 100\n";
    case(&format!("{total}{cut}"), "total 51");
    // A number of the menu above the first label: the total decides.
    let below = "Establish your professional brand\n16.7\nFind the right people\n12.1\n\
        Engage with insights\n18.3\nBuild relationships\n4\n";
    case(&format!("Messaging\n12\n{below}{total}"), &format!("total 51, {FOUND}"));
    case(&format!("{total}Messaging\n12\n{below}"), &format!("total 51, {FOUND}"));
}

#[test]
fn labels_in_sentences_have_no_numbers() {
    let sentence = "Seu Social Selling Index mede sua eficácia em estabelecer sua marca profissional, \
        localizar as pessoas certas, interagir oferecendo insights e cultivar relacionamentos.\n";
    case(&format!("{sentence}Social Selling Index atual\n53 de 100\n"), "total 53");
    case(
        "Current Social Selling Index\n53 out of 100\nFind the right people 12 times faster\n",
        "total 53",
    );
    case(
        "Current Social Selling Index\n53 out of 100\nWe help you find the right people 12\n",
        "total 53",
    );
}

#[test]
fn what_moves_is_no_value() {
    let moves = PILLARS.replace(" |", " (+0.3) |").replace("brand\n", "brand \u{25b2} 2\n");
    case(&moves, FOUND);
    let group = "Current Social Selling Index\n51 out of 100\nPeople in your industry\n31 out of 100\n\
        Up 2% since last week\n";
    case(group, "total 51, industry average 31");
    case(
        &format!("{group}You rank in the top 9%\n"),
        "total 51, industry rank 9, industry average 31",
    );
    case(&format!("Industry SSI rank\nup 2%\n{group}"), "total 51, industry average 31");
}

#[test]
fn a_rank_between_two_labels_is_not_guessed() {
    let total = "Current Social Selling Index\n51 out of 100\n";
    case(&format!("Industry SSI rank\nTop 5%\nNetwork SSI rank\n{total}"), "total 51");
    case(
        &format!("Industry SSI rank Top 5%\nNetwork SSI rank\n{total}"),
        "total 51, industry rank 5",
    );
    let told = "People in your network\nYou rank in the top 5%\n";
    case(
        &format!("Industry SSI rank\nTop 5%\nNetwork SSI rank\n{total}{told}"),
        "total 51, network rank 5",
    );
    case(&format!("{total}Industry SSI rank\nTop 1%"), "total 51, industry rank 1");
    case(&format!("{total}Industry SSI rank\nTop 0%"), "total 51");
}

#[test]
fn impossible_numbers_are_left_out_and_said() {
    let page = PILLARS.replace("18.3", "183");
    let scores = read(page.as_bytes()).unwrap();
    let odd: Vec<String> = scores.unusable.iter().map(ToString::to_string).collect();
    assert_eq!(odd, ["insights: score 183 is above 25 points"]);
    assert_eq!(found(&page), "brand 16.7, people 12.1, relationships 4");
}

#[test]
fn a_bar_of_a_saved_page_has_its_number() {
    let bar = |value: &str, label: &str| {
        format!("<li><progress max=\"25\" value=\"{value}\"></progress><span>{label}</span></li>")
    };
    let behind = |value: &str, label: &str| {
        format!("<li><span>{label}</span><progress max=\"25\" value=\"{value}\"></progress></li>")
    };
    let both = |value: &str, label: &str| {
        format!("<li>{value} | {label}<progress max=25 value={value}>{value}</progress></li>")
    };
    let rows = [
        ("16.7", "Establish your professional brand"),
        ("12.1", "Find the right people"),
        ("18.3", "Engage with insights"),
        ("4", "Build relationships"),
    ];
    let forms: [fn(&str, &str) -> String; 3] = [bar, behind, both];
    for form in forms {
        let list: String = rows.iter().map(|(value, label)| form(value, label)).collect();
        let html = format!(
            "<!doctype html><div>Current Social Selling Index</div><b>51</b> <i>out of 100</i>\
             <ul>{list}</ul>"
        );
        case(&html, &format!("total 51, {FOUND}"));
    }
}

#[test]
fn a_page_saved_as_one_file_is_unpacked() {
    let head = "From: <Saved by a browser>\r\nContent-Type: multipart/related\r\n\r\n--x\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<!DOCTYPE html><p id=3D\"a\">";
    let page = format!("Current Social Selling Index<p>51 out of 1=\r\n00<p>{PILLARS}")
        .replace("16.7", "16.=\r\n7")
        .replace('\n', "<p>\n")
        .replace("=\r<p>\n", "=\r\n");
    case(&format!("{head}{page}"), &format!("total 51, {FOUND}"));
}

#[test]
fn two_pages_in_one_are_refused() {
    let total = "Current Social Selling Index\n51 out of 100\n";
    case(&format!("{total}{PILLARS}{total}{PILLARS}"), &format!("total 51, {FOUND}"));
    let other = total.replace("51", "49");
    let refused = "it holds 2 different scores, and does not say of which day each is";
    case(&format!("{total}{PILLARS}{other}"), refused);
}

#[test]
fn an_average_below_an_unknown_heading_is_no_total() {
    for (heading, group, average) in [
        ("Current Social Selling Index", "Your network", "44 out of 100"),
        ("Aktueller Social Selling Index", "Personen aus Ihrer Branche", "44 von 100"),
        ("Social Selling Index actuel", "Membres de votre secteur", "44 sur 100"),
        ("Social Selling Index actual", "Gente de tu sector", "44 de 100"),
        ("Current Social Selling Index", "Loading", "44 out of 100"),
        ("Current Social Selling Index", "Target", "44 out of 100"),
    ] {
        case(&format!("{heading}\n{group}\n{average}\n"), "there is no score in it");
    }
}

#[test]
fn a_total_is_one_whole_number_that_stands_alone() {
    #[track_caller]
    fn refused(below: &str, seen: &str) {
        let expected =
            format!("in the place of the total stands {seen}, which is not one whole number");
        case(&format!("Current Social Selling Index\n{below}\n"), &expected);
    }
    refused("7\n2\nout of 100", "2, 7");
    refused("7 2 out of 100", "2, 7");
    refused("70-75 out of 100", "70, 75");
    refused("1,072 out of 100", "1,072");
    refused("7,2 out of 100", "7,2");
    refused("You rank 5 out of 100 people in your team\n72 out of 100", "5, 72");
    refused("Target 80 out of 100\nYou: 72 out of 100", "72, 80");
    refused("Your SSI was 70 out of 100 last week\n72 out of 100", "70, 72");
    let html = "<h2>Current Social Selling Index</h2><p><i>7</i><i>2</i> out of 100</p>\
        <li>18.2 | Establish your professional brand</li>";
    case(html, "in the place of the total stands 2, 7, which is not one whole number");
    case("Current Social Selling Index\n7\n2\n", "there is no score in it");
    case("Current Social Selling Index\n7.2\n", "there is no score in it");
    case("Target 80 out of 100\nCurrent Social Selling Index\n", "there is no score in it");
    // The pillars say which one it is.
    let two = "Current Social Selling Index\nTarget 80 out of 100\nYou: 51 out of 100\n";
    case(&format!("{two}{PILLARS}"), &format!("total 51, {FOUND}"));
    let none = "Current Social Selling Index\nTarget 80 out of 100\n";
    case(&format!("{none}{PILLARS}"), FOUND);
}

#[test]
fn two_pages_with_one_total_are_refused() {
    let page = format!(
        "Current Social Selling Index\n51 out of 100\nFour components of your score\n{PILLARS}"
    );
    let other = page.replace("16.7", "15.7").replace("4 |", "5 |");
    let refused = "it holds 2 different scores, and does not say of which day each is";
    case(&format!("{page}{other}"), refused);
    case(&format!("{other}{page}"), refused);
    case(&format!("{page}{}", page.replace('.', ",")), &format!("total 51, {FOUND}"));
    let untold = page.replace("Current Social Selling Index\n51 out of 100\n", "");
    case(&format!("{untold}{other}"), refused);
    let without_brand = page.replace("16.7 | Establish your professional brand\n", "");
    case(&format!("{without_brand}{other}"), refused);
}

#[test]
fn data_with_another_total_than_the_page_are_refused() {
    let total = "Current Social Selling Index\n51 out of 100\n";
    let refused = "it holds 2 different scores, and does not say of which day each is";
    for (data, expected) in [("50.7", "total 51"), ("65", refused)] {
        let json = format!("{{\"memberScore\":{{\"overall\":{data}}}}}");
        case(&format!("{total}\n{json}"), expected);
        case(
            &format!("<html><p>{}<p><script>{json}</script>", total.replace('\n', "<p>")),
            expected,
        );
    }
}

#[test]
fn ranks_side_by_side_are_not_guessed() {
    let total = "Current Social Selling Index\n72 out of 100\n";
    let told = "People in your industry\nYou rank in the top 12%\n\
        People in your network\nYou rank in the top 34%\n";
    for ranks in [
        "Industry SSI rank\tNetwork SSI rank\nTop 12%\tTop 34%\n",
        "Industry SSI rank\nNetwork SSI rank\nTop 12%\nTop 34%\n",
        "Top 12%\nTop 34%\nIndustry SSI rank\nNetwork SSI rank\n",
        "Top 12%\tTop 34%\nIndustry SSI rank\tNetwork SSI rank\n",
    ] {
        case(&format!("{ranks}{total}"), "total 72");
        let found = "total 72, industry rank 12, network rank 34";
        case(&format!("{ranks}{total}{told}"), found);
    }
}

#[test]
fn what_two_places_tell_differently_is_left_out_and_said() {
    let page = "Industry SSI rank\nTop 12%\nCurrent Social Selling Index\n51 out of 100\n\
        People in your industry\n30 out of 100\nThey have an average SSI of 31.\n\
        You rank in the top 21%\n";
    let odd: Vec<String> =
        read(page.as_bytes()).unwrap().unusable.iter().map(ToString::to_string).collect();
    let expected = [
        "industry rank: one place says 12, another 21",
        "industry average: one place says 30, another 31",
    ];
    assert_eq!(odd, expected);
    case(page, "total 51");
}

#[test]
fn what_is_no_page_is_refused() {
    case("", "there is nothing in it");
    case(" \r\n\u{a0}", "there is nothing in it");
    case("Sign in\nEmail or phone\n3 out of 100 people", "there is no score in it");
    case("Current Social Selling Index\n0 out of 100\n", "all scores in it are zero");
    let long = "a ".repeat(1 << 20);
    assert_eq!(read(long.as_bytes()), Err(ScoresError::TooLong));
    case("72 18.2 15.4 19.1 19.3\n", "it holds numbers only, and no page");
    case("\u{89}PNG\r\n\0\0", "it is no text");
    case("[Home] Current Social Selling Index\n51 out of 100", "total 51");
}

#[test]
fn numbers_apart_from_their_labels_are_not_guessed() {
    let total = "Current Social Selling Index\n72 out of 100\n";
    let labels = "Establish your professional brand\nFind the right people\nEngage with insights\n\
        Build relationships\n";
    let numbers = "18.2\n15.4\n19.1\n19.3\n";
    let backwards = "Build relationships\nEngage with insights\nFind the right people\n\
        Establish your professional brand\n";
    let tabs = |text: &str| text.trim().replace('\n', "\t") + "\n";
    for apart in [
        format!("{labels}{numbers}"),
        format!("{numbers}{labels}"),
        format!("{backwards}{numbers}"),
        format!("{}{}", tabs(labels), tabs(numbers)),
        format!("{}{}", tabs(numbers), tabs(labels)),
        format!("{}{}", labels.replace('\n', " "), numbers.replace('\n', " ")),
        format!("{}18.2\n15.4\n", tabs(labels).trim_end()),
        format!("{labels}18.2\nGood\n15.4\nGood\n"),
        format!("{labels}18.2\n"),
        "18.2\nEstablish your professional brand\nFind the right people\n15\n\
            Engage with insights\n19\n19.8\nBuild relationships\n"
            .to_owned(),
        "Establish your professional brand\tFind the right people\n18.2\t15.4\n\
            Engage with insights\tBuild relationships\n19.1\t19.3\n"
            .to_owned(),
    ] {
        let text = format!("{total}{apart}");
        case(&text, "total 72");
        let odd = read(text.as_bytes()).unwrap().unusable;
        let odd: Vec<(Field, UnusableError)> =
            odd.into_iter().map(|odd| (odd.field, odd.error)).collect();
        let pillars = Pillar::ALL.map(|pillar| (Field::Pillar(pillar), UnusableError::Apart));
        assert_eq!(odd, pillars, "{text}");
    }
    let row = |cell: &str, text: &str| {
        let cells = text.lines().map(|text| format!("<{cell}>{text}</{cell}>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let table = format!("<table>{}{}</table>", row("th", labels), row("td", numbers));
    case(&format!("<h2>{}</h2>{table}", total.replace('\n', "<br>")), "total 72");
    let parted = labels.replace('\n', "\nLearn more\n");
    case(&format!("{total}{parted}{numbers}"), "total 72");
    // On its own line a number is clear; the other one is missing.
    let three = PILLARS.replace("12.1 | ", "");
    case(
        &format!("{total}Messaging\n12\n{three}"),
        &format!("total 72, {}", FOUND.replace(" people 12.1,", "")),
    );
    // Words behind a label are no number of it.
    let tips = labels.lines().zip(numbers.lines());
    let tips = tips.map(|(label, number)| format!("{label} 5 tips\n{number}\n"));
    case(&format!("{total}{}", tips.collect::<String>()), "total 72");
}

#[test]
fn averages_apart_from_their_groups_are_not_guessed() {
    let total = "Current Social Selling Index\n72 out of 100\n";
    let groups = "People in your industry\nPeople in your network\n";
    for text in [
        format!("{total}{groups}45 out of 100\n48 out of 100\n"),
        format!("{total}People in your network\nPeople in your industry\n45 out of 100\n"),
        format!("{total}{}45 out of 100\t48 out of 100\n", groups.replacen('\n', "\t", 1)),
        "Aktueller Social Selling Index\n72 von 100\nPersonen in Ihrer Branche\n\
            Personen in Ihrem Netzwerk\n45 von 100\n48 von 100\n"
            .to_owned(),
    ] {
        case(&text, "total 72");
        let odd = read(text.as_bytes()).unwrap().unusable;
        let odd: Vec<Field> = odd.into_iter().map(|odd| odd.field).collect();
        assert_eq!(odd, Group::ALL.map(Field::Average), "{text}");
    }
    // One that tells its average later is read there.
    let later = "People in your industry\n45 out of 100\nPeople in your network\n48 out of 100\n";
    let components = "Four components of your score\n";
    case(
        &format!("{total}{groups}{components}{later}"),
        "total 72, industry average 45, network average 48",
    );
}

#[test]
fn a_total_stands_below_its_own_heading() {
    let one = "18.2 | Establish your professional brand\n";
    for text in [
        "Team average\n60 out of 100\nCurrent Social Selling Index\nFour components of your score\n"
            .to_owned(),
        "60 out of 100\nCurrent Social Selling Index\n".to_owned(),
    ] {
        case(&text, "there is no score in it");
    }
    for text in [
        format!("Last week\n60 out of 100\nCurrent Social Selling Index\n{one}"),
        format!("Current Social Selling Index\nTeam average\n60 out of 100\n{one}"),
        format!("60 out of 100\n{one}"),
    ] {
        case(&text, "brand 18.2");
    }
    case(&format!("Team average\n60 out of 100\nCurrent Social Selling Index\n{PILLARS}"), FOUND);
}
