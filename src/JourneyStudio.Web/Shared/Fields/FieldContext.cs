using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What editors of fields speak of: the content of the workspace, in the reader's language.</summary>
public sealed record FieldContext(ContentCatalog Content, string Language);
