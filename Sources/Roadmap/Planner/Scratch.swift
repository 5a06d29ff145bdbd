/// Cells that a search writes over and over: written in place, without a look at who else holds them.
///
/// A copy shares its cells: two searches must each have their own. Places are checked in debug builds only.
final class Scratch<Cell: BitwiseCopyable> {
  private let cells: UnsafeMutableBufferPointer<Cell>

  init(_ cell: Cell, count: Int) {
    cells = .allocate(capacity: count)
    cells.initialize(repeating: cell)
  }

  deinit { cells.deallocate() }

  var count: Int { cells.count }

  @inline(__always)
  subscript(_ place: Int) -> Cell {
    get { cells[place] }
    set { cells[place] = newValue }
  }

  /// Takes the values of as many cells as there are.
  func copy(_ values: [Cell]) {
    for place in values.indices { cells[place] = values[place] }
  }

  func copy(_ other: Scratch) {
    for place in cells.indices { cells[place] = other.cells[place] }
  }

  /// The cells, for as long as the scratch lives.
  var pointer: UnsafePointer<Cell> { UnsafePointer(cells.baseAddress!) }
}
