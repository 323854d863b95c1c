// Checks files with the TypeScript compiler, which is loaded as "ts", without a file system.
// Returns a line for each error.
(texts) => {
  const { config } = ts.parseConfigFileTextToJson("tsconfig.json", texts["/console/tsconfig.json"])
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, "/console")
  const folders = new Set(Object.keys(texts).flatMap((path) => path.split("/").map((_, i, all) => all.slice(0, i).join("/"))))
  const host = {
    fileExists: (path) => path in texts,
    readFile: (path) => texts[path],
    directoryExists: (path) => folders.has(path.replace(/\/$/, "")),
    getDirectories: () => [],
    getSourceFile: (path, target) => (path in texts ? ts.createSourceFile(path, texts[path], target) : undefined),
    getDefaultLibLocation: () => "/lib",
    getDefaultLibFileName: (target) => "/lib/" + ts.getDefaultLibFileName(target),
    getCurrentDirectory: () => "/console",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  }
  const sources = Object.keys(texts).filter((path) => /^\/console\/.*\.tsx?$/.test(path))
  const program = ts.createProgram(sources, { ...options, types: [] }, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map((error) => {
      const text = ts.flattenDiagnosticMessageText(error.messageText, " ")
      if (error.file === undefined) {
        return text
      }
      const { line } = error.file.getLineAndCharacterOfPosition(error.start)
      return `${error.file.fileName}:${line + 1}: ${text}`
    })
    .join("\n")
}
