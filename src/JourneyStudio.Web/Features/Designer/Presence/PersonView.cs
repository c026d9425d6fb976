using System.Globalization;

namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>Somebody else who has the journey open, as the bar and the canvas show them.</summary>
/// <param name="Name">As people know them.</param>
/// <param name="Self">The reader, in another tab.</param>
/// <param name="Selected">Ids of the activities that they have chosen.</param>
public sealed record PersonView(string Name, bool Self, IReadOnlyList<string> Selected)
{
    public string Initial => new StringInfo(Name) is { LengthInTextElements: > 0 } text ? text.SubstringByTextElements(0, 1).ToUpperInvariant() : "?";
}
