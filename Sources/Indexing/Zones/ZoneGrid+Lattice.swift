import GeometryModel

extension ZoneGrid {
    /// Where positions lie in the cells of a grid.
    ///
    /// A frame one block wide lies around the cells; positions beyond are taken to its outermost cells,
    /// and so is what is not a number.
    struct Lattice: Sendable {
        /// Where the cells behind the frame begin, in degrees.
        private let origin: SIMD2<Double>
        private let cellsPerDegree: SIMD2<Double>
        /// The last column and row.
        private let last: SIMD2<Double>
        /// Blocks side by side, those of the frame included.
        let blockColumns: Int

        init(
            origin: Coordinate,
            columnsPerDegree: Double,
            rowsPerDegree: Double,
            blockColumns: Int,
            blockRows: Int
        ) {
            self.origin = SIMD2(origin.x, origin.y)
            cellsPerDegree = SIMD2(columnsPerDegree, rowsPerDegree)
            self.blockColumns = blockColumns
            last = SIMD2(Double(blockColumns), Double(blockRows)) * Double(blockSide) - 1
        }

        /// A cell of the lattice.
        struct Place {
            let column: Int
            let row: Int
            /// The number of the block that holds the cell.
            let block: Int

            /// The place of the cell among those of all blocks.
            @inline(__always)
            func cell(in block: UInt32) -> Int {
                let inner = blockSide - 1
                return (Int(block) << blockShift | row & inner) << blockShift | column & inner
            }
        }

        @inline(__always)
        func place(_ column: Int, _ row: Int) -> Place {
            Place(
                column: column,
                row: row,
                block: (row >> blockShift) &* blockColumns &+ (column >> blockShift)
            )
        }

        /// The cell that holds a position; either, if it lies between two.
        @inline(__always)
        func place(of position: Coordinate) -> Place { place(at: steps(to: position)) }

        /// Columns and rows up to a position, in the last bits of the two numbers.
        @inline(__always)
        func steps(to position: Coordinate) -> SIMD2<Double> {
            var cells = (SIMD2(position.x, position.y) - origin) * cellsPerDegree
            cells += Double(blockSide) - 0.5
            // NaN fails the comparison.
            cells.replace(with: 1, where: .!(cells .> 1))
            cells.replace(with: last, where: cells .> last)
            // The last bits of a number near 2^52 are its whole part.
            return cells + 0x1p52
        }

        /// The cell at the end of steps.
        @inline(__always)
        func place(at steps: SIMD2<Double>) -> Place {
            place(
                Int(UInt32(truncatingIfNeeded: steps.x.bitPattern)),
                Int(UInt32(truncatingIfNeeded: steps.y.bitPattern))
            )
        }
    }
}
