using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What an import saves, all of it or nothing, once it is decided what becomes of keys that the workspace doesn't know.</summary>
/// <param name="Definitions">The definitions, in the order of the files.</param>
/// <param name="Created">Tags to create, and templates, forms and segments that are still to be written: files name them by their key alone.</param>
public sealed record SettledImport(ImmutableArray<JourneyDefinition> Definitions, WorkspaceContent Created);
