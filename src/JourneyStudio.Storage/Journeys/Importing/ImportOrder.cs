using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Journeys.Importing;

/// <summary>What is to be imported at once: all of it or nothing.</summary>
/// <param name="Drafts">The drafts, each of another journey.</param>
/// <param name="Created">Tags, templates, forms and segments to create; those that are there meanwhile stay as they are.</param>
/// <param name="By">Who asks for it.</param>
public sealed record ImportOrder(ImmutableArray<ImportedDraft> Drafts, WorkspaceContent Created, long? By);
