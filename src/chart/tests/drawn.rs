//! Figures as pictures, and pictures as pixels.

use std::io::Cursor;

use crate::chart::{Figure, Fonts, Picture, Scale, Theme};

pub(in crate::chart) fn draw(figure: &Figure, theme: Theme, scale: u8) -> Picture {
    figure.to_png(theme, Scale::new(scale).unwrap(), &Fonts::bundled()).unwrap()
}

/// Width, height, and red, green and blue of every pixel.
pub(in crate::chart) fn decoded(file: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(frame.color_type, png::ColorType::Rgb, "no alpha");
    (frame.width, frame.height, pixels)
}
