//! The options of `ssi record`, and the values that they give.

use clap::Args;

use crate::cli::frame::numbers::{self, FourTexts};
use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Comparison, Group, Pillar};

use super::given::Given;

/// Save the scores of one day
#[derive(Args, Debug)]
#[command(after_help = "\
Write one number (the total), or five in the order of LinkedIn's page. A `-` leaves a score empty.
Without numbers, on a terminal, ssi asks for them. A day that is there already is filled up with
what it lacks; what it has is changed only with --replace.

  ssi record 72 18.2 15.4 19.1 19.3 --industry-rank 4 --network-rank 12")]
pub(in crate::cli) struct RecordArgs {
    /// TOTAL, or TOTAL BRAND PEOPLE INSIGHTS RELATIONSHIPS
    #[arg(value_name = "SCORE", allow_negative_numbers = true)]
    scores: Vec<String>,
    /// The day on which the page showed them [default: today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Change what the day has already; only the values given, no others
    #[arg(long)]
    pub(super) replace: bool,
    /// Save although total and pillars do not add up
    #[arg(long)]
    pub(super) as_shown: bool,
    #[command(flatten)]
    named: NamedScores,
    #[command(flatten)]
    industry: IndustryArgs,
    #[command(flatten)]
    network: NetworkArgs,
}

/// The scores by name instead of by place.
#[derive(Args, Debug)]
#[command(next_help_heading = "Scores by name")]
struct NamedScores {
    /// The total, 0 to 100
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    total: Option<String>,
    /// Establish your professional brand, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    brand: Option<String>,
    /// Find the right people, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    people: Option<String>,
    /// Engage with insights, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    insights: Option<String>,
    /// Build relationships, 0 to 25
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    relationships: Option<String>,
}

/// How the person compares with their industry.
#[derive(Args, Debug)]
#[command(next_help_heading = "Ranks and averages")]
#[expect(clippy::struct_field_names, reason = "the fields name the options")]
struct IndustryArgs {
    /// N of "Top N %" in your industry
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_rank: Option<String>,
    /// The average of people in your industry
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_average: Option<String>,
    /// The industry's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_brand: Option<String>,
    /// The industry's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_people: Option<String>,
    /// The industry's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_insights: Option<String>,
    /// The industry's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    industry_relationships: Option<String>,
}

/// How the person compares with their network.
#[derive(Args, Debug)]
#[command(next_help_heading = "Ranks and averages")]
#[expect(clippy::struct_field_names, reason = "the fields name the options")]
struct NetworkArgs {
    /// N of "Top N %" in your network
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_rank: Option<String>,
    /// The average of people in your network
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_average: Option<String>,
    /// The network's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_brand: Option<String>,
    /// The network's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_people: Option<String>,
    /// The network's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_insights: Option<String>,
    /// The network's average of this pillar
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    network_relationships: Option<String>,
}
impl RecordArgs {
    pub(super) fn given(&self, context: &Context) -> Result<Given, Failure> {
        let named = self.named.texts();
        // Five numbers copied together arrive as one argument.
        let scores: Vec<&str> = match self.scores.as_slice() {
            [one] if !one.trim().is_empty() => one.split_whitespace().collect(),
            scores => scores.iter().map(String::as_str).collect(),
        };
        let (total, pillars) = match *scores.as_slice() {
            [] => named,
            _ if named != (None, [None; 4]) => {
                return Err(Failure::new(Exit::Usage, "scores by place and by name do not mix")
                    .fix("give all of them by name, or all by place"));
            }
            [total] => (Some(total), [None; 4]),
            [total, brand, people, insights, relationships] => {
                (Some(total), [Some(brand), Some(people), Some(insights), Some(relationships)])
            }
            _ => {
                let what = format!("{} scores are neither one nor five", scores.len());
                return Err(Failure::new(Exit::Usage, what)
                    .why("one is the total; five are total, brand, people, insights, relationships")
                    .fix("write `-` for a score that you do not have"));
            }
        };
        let mut given = Given {
            total: total.map(numbers::total).transpose()?.flatten(),
            comparisons: [self.industry.comparison()?, self.network.comparison()?],
            note: self
                .note
                .as_deref()
                .map(|note| numbers::text("--note", note, context))
                .transpose()?,
            ..Given::default()
        };
        for (pillar, text) in Pillar::ALL.into_iter().zip(pillars) {
            if let Some(text) = text {
                given.pillars[pillar.index()] = numbers::score(pillar.name(), text)?;
            }
        }
        Ok(given)
    }
}

impl NamedScores {
    fn texts(&self) -> (Option<&str>, FourTexts<'_>) {
        let Self { total, brand, people, insights, relationships } = self;
        (total.as_deref(), [brand, people, insights, relationships].map(|text| text.as_deref()))
    }
}

impl IndustryArgs {
    fn comparison(&self) -> Result<Comparison, Failure> {
        let Self {
            industry_rank: rank,
            industry_average: average,
            industry_brand: brand,
            industry_people: people,
            industry_insights: insights,
            industry_relationships: relationships,
        } = self;
        let pillars = [brand, people, insights, relationships].map(|text| text.as_deref());
        comparison(Group::Industry, rank.as_deref(), average.as_deref(), pillars)
    }
}

impl NetworkArgs {
    fn comparison(&self) -> Result<Comparison, Failure> {
        let Self {
            network_rank: rank,
            network_average: average,
            network_brand: brand,
            network_people: people,
            network_insights: insights,
            network_relationships: relationships,
        } = self;
        let pillars = [brand, people, insights, relationships].map(|text| text.as_deref());
        comparison(Group::Network, rank.as_deref(), average.as_deref(), pillars)
    }
}

fn comparison(
    group: Group,
    rank: Option<&str>,
    average: Option<&str>,
    pillars: FourTexts<'_>,
) -> Result<Comparison, Failure> {
    let option = |what: &str| format!("--{}-{what}", group.name());
    let rank = rank.map(|text| numbers::rank(&option("rank"), text)).transpose()?.flatten();
    let average =
        average.map(|text| numbers::average(&option("average"), text)).transpose()?.flatten();
    let mut comparison = Comparison { rank, average, ..Comparison::default() };
    for (pillar, text) in Pillar::ALL.into_iter().zip(pillars) {
        if let Some(text) = text {
            let score = numbers::score(&option(pillar.name()), text)?;
            comparison.pillars[pillar.index()] = score.map(|score| score.value);
        }
    }
    Ok(comparison)
}
