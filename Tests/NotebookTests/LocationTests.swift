import Testing

@testable import Notebook

struct LocationTests {
  @Test(arguments: [
    ("/o/", ["TREMPLIN_CARNET": "/t", "HOME": "/"], "/o"),
    (nil, ["TREMPLIN_CARNET": "/t", "XDG_DATA_HOME": "/x"], "/t"),
    (nil, ["TREMPLIN_CARNET": "", "XDG_DATA_HOME": "/x"], "/x/tremplin"),
    (nil, ["XDG_DATA_HOME": "relatif", "HOME": "/tmp"], "/tmp/.local/share/tremplin"),
    ("dossier", [:], Disk.currentFolder + "/dossier"), ("/", [:], "/"),
  ])
  func resolves(option: String?, environment: [String: String], folder: String) throws {
    let location = try NotebookLocation.resolve(option: option, environment: environment)
    #expect(location.folder == folder)
    #expect(location.file == (folder == "/" ? "" : folder) + "/carnet.sqlite")
  }

  @Test func withoutAPlaceItReadsAsEmptyAndWritesNothing() throws {
    let notebook = try Notebook.nowhere(.homeUnset, clock: fixedClock)
    #expect(try !notebook.exists && notebook.entries().isEmpty && notebook.history().isEmpty)
    #expect(failure { try notebook.append([facts(1)], in: today) } == .noLocation(.homeUnset))
    #expect(failure { try notebook.backup(to: "/tmp/nulle-part") } == .noLocation(.homeUnset))
  }

  @Test(arguments: [
    (nil, [:], NotebookError.LocationFault.homeUnset), (nil, ["HOME": ""], .homeUnset),
    (nil, ["HOME": "/nonexistent"], .homeMissing("/nonexistent")), (nil, ["HOME": "tmp"], .homeMissing("tmp")),
    ("", ["HOME": "/tmp"], .emptyOption),
  ])
  func saysWhyItCannot(option: String?, environment: [String: String], fault: NotebookError.LocationFault) {
    #expect(throws: NotebookError.noLocation(fault)) {
      try NotebookLocation.resolve(option: option, environment: environment)
    }
  }
}
