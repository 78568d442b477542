import Reporting
import Testing

@Suite("Tables of figures")
struct FigureTableTests {
    @Test("A map counts areas by class and points by layer")
    func map() {
        let table = SampleFigures.map(.id).table
        #expect(table.header == ["Kelas", "Jumlah"])
        #expect(table.rows.first == ["Mandiri", "6"])
        #expect(table.rows.last == ["Pelabuhan", "1"])
        #expect(table.isNumeric == [false, true])
    }

    @Test("Lorenz curves give the shares of the lower half and the upper tenth")
    func lorenz() {
        let rows = SampleFigures.lorenz(.id).table.rows
        // Between 0.5 and 1 the curve rises from 0.25 to 1: at 0.9 it has 0.25 + 0.75 · 0.8 = 0.85.
        #expect(rows[0] == ["PDRB", "0,250", "25,0%", "15,0%"])
        #expect(rows[1] == ["IDM", "–", "50,0%", "10,0%"])
    }

    @Test("A Lorenz curve of many units stays small")
    func manyUnits() {
        var figure = SampleFigures.lorenz(.en)
        let shares = (0...100_000).map { Double($0) / 100_000 }
        figure.curves = [
            LorenzSeries(label: "a", population: shares, share: shares.map { $0 * $0 }, gini: 1 / 3)
        ]
        #expect(figure.svg(idPrefix: "a").utf8.count < 20_000)
    }

    @Test("Stacked bars give counts and their sum")
    func stackedBars() {
        let rows = SampleFigures.stackedBars(.en).table.rows
        #expect(rows[1] == ["0–25 km", "1,200", "300", "4", "1", "0", "90", "1,595"])
    }

    @Test("Scattered points are summed up between limits, the upper one inclusive")
    func scatter() {
        let figure = ScatterFigure(
            caption: SampleFigures.caption,
            numbers: NumberStyle(.id),
            points: [(0, 0.5), (25, 0.7), (25.1, 0.6), (80, 0.9)].map {
                ScatterPoint(kilometers: $0.0, value: $0.1, label: "")
            },
            zoneLimits: [ChartLimit(value: 25, label: "25 km")],
            distanceTitle: "",
            valueTitle: "",
            places: 2
        )
        #expect(
            figure.table.rows == [
                ["≤ 25 km", "2", "0,60", "0,50", "0,70"],
                ["> 25 km", "2", "0,75", "0,60", "0,90"],
            ]
        )
    }

    @Test("An undefined estimate is a dash")
    func intervals() {
        let rows = SampleFigures.intervals(.id).table.rows
        #expect(rows[0] == ["Inti", "22", "0,830", "0,800", "0,860"])
        #expect(rows[1] == ["Kosong", "0", "–", "–", "–"])
        #expect(rows[2] == ["Satu", "1", "0,700", "–", "–"])
    }

    @Test("Bars carry the standard of their section")
    func bars() {
        let table = SampleFigures.bars(.id).table
        #expect(table.header == ["Kelas", "Zona", "Median", "P90", "Standar"])
        #expect(table.rows[1] == ["Puskesmas", "0–25 km", "–", "11,9", "5,0"])
        #expect(table.isNumeric == [false, false, true, true, true])
    }

    @Test("A bin with too few points has no median")
    func binMedians() {
        let points = [(0.0, 1.0), (9.9, 3), (10, 5), (10, 6), (10, 10)].map {
            ScatterPoint(kilometers: $0.0, value: $0.1, label: "")
        }
        #expect(
            BinMedian.medians(of: points, width: 10, minimumCount: 3) == [
                BinMedian(lower: 10, upper: 20, value: 6)
            ]
        )
        #expect(BinMedian.medians(of: points, width: 10, minimumCount: 2).first?.value == 2)
    }
}
