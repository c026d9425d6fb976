using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>Makes the texts of messages as they would leave. Their links are signed with a secret that opens nothing.</summary>
internal sealed record TrialTexts(MessageRenderer Render);
