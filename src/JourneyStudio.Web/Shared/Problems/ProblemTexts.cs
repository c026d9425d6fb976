using System.Globalization;
using JourneyStudio.Engine;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Problems;

/// <summary>Problems of the engine in words: the code is the key, the arguments fill the placeholders.</summary>
public sealed class ProblemTexts(IStringLocalizer<ProblemTexts> strings)
{
    public string Say(Problem problem)
    {
        var text = strings[problem.Code];
        return text.ResourceNotFound ? problem.Code : string.Format(CultureInfo.CurrentCulture, text.Value, [.. problem.Arguments, "", "", ""]);
    }
}
