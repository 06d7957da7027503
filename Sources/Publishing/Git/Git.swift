extension ExternalProgram {
  /// git, in the repository that it is told about and no other.
  ///
  /// What it says is looked at, so it must not be translated. Settings that are handed down, as a build machine does with
  /// credentials, hold.
  static let git = ExternalProgram(
    name: "git", environment: namesOfRepositories.reduce(into: ["LC_ALL": "C"]) { $0[$1] = .some(nil) })

  /// What a hook finds in its environment: git would take the hook's repository for ours.
  private static let namesOfRepositories = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
  ]
}
