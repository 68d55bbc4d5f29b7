//! Colours: Okabe and Ito's for the series, chosen for a light and a dark ground.

use crate::domain::Pillar;

/// The ground that a chart is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// White ground.
    #[default]
    Light,
    /// Nearly black ground.
    Dark,
}

/// What a mark is drawn with: a role, which the [`Theme`] turns into a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The ground itself.
    Ground,
    /// Text and the total.
    Ink,
    /// Second text and axes.
    Muted,
    /// A pillar's line and points.
    Pillar(Pillar),
    /// The person's own series beside those of other people.
    You,
    /// The average of the person's network, and the rank in it.
    Network,
    /// The average of the person's industry, and the rank in it.
    Industry,
    /// What went up.
    Up,
    /// What went down.
    Down,
    /// Activity.
    Bar,
    /// How much was done on a day, in classes from 0, nothing, to 4, most.
    Done(u8),
    /// A safe number, and what lies above it.
    Limit,
    /// Grid lines.
    Grid,
    /// A span without snapshots; half transparent.
    Band,
    /// The part of a scale that an axis shows, on the bar of the whole scale.
    Window,
    /// What lies between the person's own series and another.
    Distance,
    /// Days of a restriction; half transparent.
    Restricted,
}

impl Ink {
    /// Red, green and blue.
    #[must_use]
    pub const fn rgb(self, theme: Theme) -> [u8; 3] {
        let (light, dark) = match self {
            Self::Ground => (0xFF_FF_FF, 0x14_17_1A),
            Self::Ink => (0x1B_1F_23, 0xE6_ED_F3),
            Self::Muted => (0x57_60_6A, 0x9B_A6_B2),
            Self::Pillar(Pillar::Brand) | Self::You | Self::Up => (0x00_72_B2, 0x8C_CB_F5),
            Self::Network => (0x6A_73_7D, 0x8B_96_A2),
            Self::Industry => (0xA0_68_00, 0xE0_A6_3A),
            Self::Pillar(Pillar::People) | Self::Down => (0xD5_5E_00, 0xE8_71_0A),
            Self::Pillar(Pillar::Insights) => (0x00_9E_73, 0x00_9E_73),
            Self::Pillar(Pillar::Relationships) => (0xCC_79_A7, 0xD9_8C_B6),
            Self::Bar => (0x8C_95_9F, 0x6E_78_84),
            Self::Done(0) => (0xE4_E8_EC, 0x26_2C_33),
            Self::Done(1) => (0xAD_D1_EC, 0x1D_4B_6E),
            Self::Done(2) => (0x6F_AE_DB, 0x2A_75_AC),
            Self::Done(3) => (0x22_78_B5, 0x62_AE_E3),
            Self::Done(_) => (0x00_3F_73, 0xCB_E8_FF),
            Self::Limit => (0xB3_26_1E, 0xFF_7B_72),
            Self::Grid => (0xD8_DE_E4, 0x2D_33_3B),
            Self::Band => (0xDD_E3_E8, 0x2A_31_3A),
            Self::Window => (0xB4_BC_C5, 0x57_61_6C),
            Self::Distance => (0xE1_EE_F7, 0x1C_2B_38),
            Self::Restricted => (0xF0_C4_C0, 0x5A_2A_28),
        };
        let rgb: u32 = match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        };
        let [_, red, green, blue] = rgb.to_be_bytes();
        [red, green, blue]
    }

    /// How much of the ground it covers, 0 to 1.
    #[must_use]
    pub const fn opacity(self) -> f64 {
        match self {
            Self::Band | Self::Restricted => 0.5,
            _ => 1.0,
        }
    }
}
