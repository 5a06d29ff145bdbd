import Foundation
import PackagePlugin

/// Compiles `Data/` into the target `ShippedCatalog` before each build in which a data file changed.
@main
struct EmbedCatalogue: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    let data = context.package.directoryURL.appending(path: "Data")
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedCatalog.swift")
    var inputs: [URL] = []
    if let walker = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil) {
      for case let url as URL in walker where ["yaml", "yml"].contains(url.pathExtension) { inputs.append(url) }
    }
    return [
      .buildCommand(
        displayName: "Compiling the catalogue",
        executable: try context.tool(named: "cataloguec").url,
        arguments: [data.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: inputs.sorted { $0.path() < $1.path() },
        outputFiles: [output])
    ]
  }
}
