using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>When a model gives an answer, in words, with the lines that the workspace draws.</summary>
internal static class ModelWords
{
    public static string Say(IStringLocalizer words, TagModel model, ModelSettings lines) => (model.Kind, model.Band) switch
    {
        (CustomerModels.Recency, var band) => Score(words, "recency", band, lines.RecencyDays, null),
        (CustomerModels.Frequency, var band) => Score(words, "frequency", band, lines.Orders, lines.WindowDays),
        (CustomerModels.Monetary, var band) => Score(words, "monetary", band, lines.Spent, lines.WindowDays),
        (CustomerModels.Value, var band) => words[$"Says.value.{band}", lines.HighScore, lines.WindowDays],
        (CustomerModels.Grade, var band) => words[$"Says.grade.{band}", Number(lines.MediumGrade), Number(lines.HighGrade), lines.WindowDays],
        (CustomerModels.Churn, var band) => words[$"Says.churn.{band}", lines.MediumRiskPercent, lines.HighRiskPercent],
        (CustomerModels.Behaviour, var band) => words[$"Says.behaviour.{band}", Number(lines.MediumPoints), Number(lines.HighPoints), lines.HalfLifeDays],
        _ => words["Broken"],
    };

    /// <summary>The name of an answer.</summary>
    public static string Band(IStringLocalizer words, string model, string band) =>
        model is CustomerModels.Recency or CustomerModels.Frequency or CustomerModels.Monetary ? words["Band.score", band] : words[$"Band.{model}.{band}"];

    private static string Score(IStringLocalizer words, string kind, string band, ImmutableArray<int> bounds, int? window)
    {
        var score = int.TryParse(band, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var (upwards, last) = (window is not null, bounds.Length);
        // The best time is the shortest, the best count the largest
        if (score > last)
            return words[$"Says.{kind}.best", Number(upwards ? bounds[last - 1] : bounds[0]), window ?? 0];
        if (score <= 1)
            return words[$"Says.{kind}.worst", Number(upwards ? bounds[0] : bounds[last - 1]), window ?? 0];
        var (low, high) = upwards ? (bounds[score - 2], bounds[score - 1]) : (bounds[last - score], bounds[last - score + 1]);
        return words[$"Says.{kind}.between", Number(low), Number(high), window ?? 0];
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
