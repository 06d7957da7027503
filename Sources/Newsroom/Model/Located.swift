import Diagnostics

/// A value and the place in a source file that it was read from.
package struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
  package let value: Value
  package let span: SourceSpan

  init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}
