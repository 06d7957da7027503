import Diagnostics

/// A place to publish to: one entry of `publish` in site.yml.
package struct TargetSettings: Hashable, Sendable {
  /// The name it is asked for by, such as `live`.
  package let name: String
  package let kind: Kind

  package enum Kind: Hashable, Sendable {
    case folder(FolderSettings)
    case rsync(RsyncSettings)
    case s3(StoreSettings)
    case git(BranchSettings)
  }

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// `kind: folder`, a folder of this machine or a mounted one.
package struct FolderSettings: Hashable, Sendable {
  /// Relative to the site's folder, or absolute.
  package var path: String
  /// How many earlier publications are kept to return to.
  package var keep = 5
  /// Whether the whole site is switched at once, by a symbolic link; otherwise it is changed file by file.
  package var switchesAtOnce = true

  package init(path: String) { self.path = path }
}

/// `kind: rsync`.
package struct RsyncSettings: Hashable, Sendable {
  /// `www.example` or `deploy@www.example`; nil for a folder of this machine.
  package var host: String?
  package var path: String
  package var port: Int?
  /// Path of the file with the private ssh key.
  package var identity: String?

  package init(path: String) { self.path = path }
}

/// `kind: s3`, any store that speaks Amazon's S3 protocol. Keys never stand in site.yml.
package struct StoreSettings: Hashable, Sendable {
  package var bucket: String
  package var region = "us-east-1"
  /// Absolute URL of a store that is not Amazon's; nil for Amazon's.
  package var endpoint: String?
  /// Put before each path, without a slash at either end; empty for the top of the bucket.
  package var prefix = ""
  /// Which profile of the usual credentials file to use; nil for the default.
  package var profile: String?
  /// Whether the bucket stands in the path of the URL rather than in the host name.
  package var usesPathStyle = false
  /// Whether text is stored packed, with `Content-Encoding: gzip`.
  package var packsText = false
  /// How many earlier publications are kept to return to, as copies of the files that were replaced.
  package var keep = 1

  package init(bucket: String) { self.bucket = bucket }
}

/// `kind: git`, a branch that a host such as GitHub Pages serves.
package struct BranchSettings: Hashable, Sendable {
  /// A remote's name in the site's repository, or an address.
  package var remote = "origin"
  package var branch = "gh-pages"
  /// The site's own domain, written to the file `CNAME`.
  package var domain: String?

  package init() {}
}
