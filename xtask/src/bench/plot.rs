//! Plots as SVG.

use anyhow::Result;
use plotters::prelude::*;

use super::rows::Row;
use super::samples::Series;

const SIZE: (u32, u32) = (820, 340);

/// The colors of floor, library and client.
const COLORS: [(&str, RGBColor); 3] = [
    ("floor", RGBColor(158, 158, 158)),
    ("library", RGBColor(100, 160, 220)),
    ("client", RGBColor(20, 80, 150)),
];

/// How bars relate to samples.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// Multiples of the median of the floor.
    RatioToFloor,
    /// Thousands.
    Thousands,
}

/// Draws a group of bars for each row: medians, with lines from the 10th to the 90th percentile.
pub(super) fn bars(title: &str, axis: &str, scale: Scale, rows: &[&Row<'_>]) -> Result<String> {
    let groups: Vec<Group> = rows.iter().map(|row| Group::new(row, scale)).collect();
    let highest = groups.iter().flat_map(|group| group.bars.iter().flatten());
    let highest = highest.map(|bar| bar.high).fold(1.0, f64::max);
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption(title, ("sans-serif", 18))
        .margin(10)
        .x_label_area_size(30)
        .y_label_area_size(64)
        .build_cartesian_2d(0.0..groups.len() as f64, 0.0..highest * 1.4)?;
    let name = |x: &f64| label(&groups, *x);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .x_labels(2 * groups.len() + 1)
        .x_label_formatter(&name)
        .y_label_formatter(&|y| {
            if scale == Scale::Thousands {
                format!("{y:.0}")
            } else {
                format!("{y:.1}")
            }
        })
        .y_desc(axis)
        .label_style(("sans-serif", 13))
        .draw()?;
    for (index, (client, color)) in COLORS.into_iter().enumerate() {
        let bars = groups.iter().enumerate().filter_map(|(position, group)| {
            let left = position as f64 + 0.14 + 0.24 * index as f64;
            group.bars[index].as_ref().map(|bar| (left, bar))
        });
        let bars: Vec<_> = bars.collect();
        let boxes = bars
            .iter()
            .map(|(left, bar)| [(*left, 0.0), (left + 0.22, bar.median)])
            .map(|corners| Rectangle::new(corners, color.filled()));
        chart
            .draw_series(boxes)?
            .label(client)
            .legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 12, y + 5)], color.filled()));
        let spreads = bars.iter().map(|(left, bar)| {
            let middle = left + 0.11;
            PathElement::new([(middle, bar.low), (middle, bar.high)], BLACK)
        });
        chart.draw_series(spreads)?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .background_style(WHITE)
        .label_font(("sans-serif", 13))
        .draw()?;
    area.present()?;
    drop(chart);
    drop(area);
    Ok(svg)
}

struct Group {
    name: String,
    bars: [Option<Bar>; 3],
}

struct Bar {
    low: f64,
    median: f64,
    high: f64,
}

impl Group {
    fn new(row: &Row<'_>, scale: Scale) -> Self {
        let unit = match (scale, row.floor) {
            (Scale::RatioToFloor, Some(floor)) => floor.median(),
            (Scale::RatioToFloor, None) => 1.0,
            (Scale::Thousands, _) => 1000.0,
        };
        let bar = |series: Option<&Series>| {
            series.map(|series| Bar {
                low: series.quantile(0.1) / unit,
                median: series.median() / unit,
                high: series.quantile(0.9) / unit,
            })
        };
        let name = match scale {
            Scale::RatioToFloor => row.case.to_owned(),
            Scale::Thousands => format!("{}: {}", row.flavour, row.case),
        };
        Self {
            name,
            bars: [bar(row.floor), bar(row.library), bar(row.client)],
        }
    }
}

/// The name of a group at its middle, and nothing at its ends.
fn label(groups: &[Group], x: f64) -> String {
    let is_middle = (x.fract() - 0.5).abs() < 0.01;
    let group = groups.get(x as usize).filter(|_| is_middle);
    group.map_or_else(String::new, |group| group.name.clone())
}

#[cfg(test)]
mod tests {
    use super::super::rows::rows;
    use super::super::samples::Samples;
    use super::*;

    #[test]
    fn a_plot_names_its_groups_and_clients() -> Result<()> {
        let mut samples = Samples::default();
        for (case, client, time) in [
            ("get_state", "floor", 40.0),
            ("get_state", "client", 60.0),
            ("publish", "client", 90.0),
        ] {
            samples.add(("native", case, client), "microseconds", [time]);
        }
        let rows = rows(&samples);
        let rows: Vec<_> = rows.iter().collect();
        let svg = bars("Calls", "times the floor", Scale::RatioToFloor, &rows)?;
        for text in [
            "Calls",
            "times the floor",
            "get_state",
            "publish",
            "floor",
            "client",
        ] {
            assert!(
                svg.contains(&format!("\n{text}\n")),
                "{text} is missing in {svg}"
            );
        }
        Ok(())
    }
}
