import Foundation

/// How many processors are there to work on.
var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }
