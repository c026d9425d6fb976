using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Places the instants of a run on a line: by time, and never so close that they cannot be told apart.</summary>
public sealed partial class TimeTrack(ActivityCatalog catalog)
{
    private const double Closest = 1.8;
    private const double Edge = 3;
    private const double DayWidth = 9;
    private List<Mark> marks = [];
    private List<(string Text, double Place)> days = [];
    private double here;

    [Parameter, EditorRequired] public SandboxSession Session { get; set; } = null!;

    [Parameter, EditorRequired] public ViewerSettings Clock { get; set; } = null!;

    /// <summary>Looks at the moment after so many lines.</summary>
    [Parameter] public EventCallback<int> Look { get; set; }

    protected override void OnParametersSet()
    {
        var instants = Instants().ToList();
        var span = (Session.Reached - Session.Start).TotalSeconds;
        var gap = Math.Min(Closest, 100.0 / (instants.Count + 1));
        var began = DateOnly.FromDateTime(Moments.InZoneOf(Session.Start, Clock).DateTime);
        marks = [];
        foreach (var (at, after, line) in instants)
        {
            var byTime = span <= 0 ? 0 : (at - Session.Start).TotalSeconds / span * 100;
            marks.Add(new Mark(after, Math.Max(byTime, marks.Count == 0 ? 0 : marks[^1].Place + gap), Family(line), Moments.DayAndTime(Moments.InZoneOf(at, Clock), began), at));
        }

        if (marks is [.., { Place: > 100 and var longest }]) marks = marks.ConvertAll(mark => mark with { Place = mark.Place / longest * 100 });
        var last = marks.FindLast(mark => mark.After <= Session.Shown);
        here = !Session.IsBack && last?.At != Session.Now ? span > 0 ? 100 : 0 : last?.Place ?? 0;
        days = [];
        foreach (var mark in marks)
        {
            var text = Moments.Date(DateOnly.FromDateTime(Moments.InZoneOf(mark.At, Clock).DateTime), began);
            if (days.Count == 0 || (days[^1].Text != text && mark.Place - days[^1].Place >= DayWidth)) days.Add((text, mark.Place));
        }
    }

    /// <summary>The last line of each instant, with how many lines there are then.</summary>
    private IEnumerable<(DateTimeOffset At, int After, SandboxLine Line)> Instants()
    {
        for (var i = 0; i < Session.Lines.Count; i++)
            if (i + 1 == Session.Lines.Count || Session.Lines[i + 1].At != Session.Lines[i].At) yield return (Session.Lines[i].At, i + 1, Session.Lines[i]);
    }

    private string Family(SandboxLine line) =>
        line.Step is { } step && Session.DefinitionOf(line.Beside).Find(step.Activity) is { } found ? ActivityLook.Of(found, catalog, StudioLanguages.Current).Family : "trigger";

    /// <summary>Marks at the ends stand within the line, where they can be pressed.</summary>
    private static string Percent(double place) => string.Create(CultureInfo.InvariantCulture, $"{Edge + (place * (100 - (2 * Edge)) / 100):0.##}%");

    /// <summary>An instant on the line.</summary>
    /// <param name="After">How many lines there are once it is over.</param>
    /// <param name="Place">Percent of the line.</param>
    /// <param name="Family">Family of the last activity that was come to.</param>
    /// <param name="Title">When it was.</param>
    /// <param name="At">The instant.</param>
    private sealed record Mark(int After, double Place, string Family, string Title, DateTimeOffset At);
}
