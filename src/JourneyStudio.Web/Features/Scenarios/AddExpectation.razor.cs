using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Trying;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Scenarios;

/// <summary>Asks for one thing more: a message, a tag, how it ends.</summary>
public sealed partial class AddExpectation(IStringLocalizer<ExpectationList> said)
{
    private static readonly string[] Kinds = ["Message", "NoMessage", "Tag", "NoTag", "State", "Outside"];
    private string kind = Kinds[0];
    private string member = "";
    private string value = "";
    private string contains = "";

    [Parameter, EditorRequired] public Scenario Scenario { get; set; } = null!;

    [Parameter, EditorRequired] public TriedJourney Journey { get; set; } = null!;

    [Parameter] public bool Busy { get; set; }

    [Parameter, EditorRequired] public EventCallback<Expectation> Add { get; set; }

    private List<string> People => [.. Scenario.Members.Where(one => !one.Staff).Select(one => one.Id)];

    /// <summary>What can be chosen, by name.</summary>
    private IEnumerable<(string Key, string Name)> Values => kind switch
    {
        "Message" or "NoMessage" => Journey.Content.Content.Templates.Select(template => (template.Key, Name(template.Names))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture),
        "Tag" or "NoTag" => Journey.Content.Content.Tags.SelectMany(Tags).OrderBy(choice => choice.Name, StringComparer.CurrentCulture),
        "State" => new[] { EnrollmentState.Active, EnrollmentState.Completed, EnrollmentState.Exited, EnrollmentState.Failed }.Select(state => state.ToString().ToLowerInvariant()).Select(state => (state, said[$"State.{state}"].Value)),
        _ => [(Journey.Definition.DefinitionId, Journey.Name)],
    };

    protected override void OnParametersSet()
    {
        if (!People.Contains(member)) member = People.FirstOrDefault() ?? "";
    }

    /// <summary>A tag of a session is asked for by session, as the scenario knows them.</summary>
    private IEnumerable<(string Key, string Name)> Tags(TagDefinition tag) => tag.Scoped
        ? Scenario.Sessions.Select(session => ($"{tag.Key}@{session.Key}", $"{Name(tag.Names)} ({Name(session.Names)})"))
        : [(tag.Key, Name(tag.Names))];

    private void Choose(string next) => (kind, value) = (next, "");

    private async Task AddAsync()
    {
        var expected = new Expectation { Member = member };
        await Add.InvokeAsync(kind switch
        {
            "Message" => expected with { Message = value, Contains = contains.Trim().Length == 0 ? [] : [contains.Trim()] },
            "NoMessage" => expected with { NoMessage = value },
            "Tag" => expected with { Tags = [value] },
            "NoTag" => expected with { NoTags = [value] },
            "State" => expected with { Journey = Journey.Definition.DefinitionId, State = value },
            _ => expected with { Journey = Journey.Definition.DefinitionId, Path = [] },
        });
        (value, contains) = ("", "");
    }

    private static string Name(LocalText names) => names.In(StudioLanguages.Current);
}
