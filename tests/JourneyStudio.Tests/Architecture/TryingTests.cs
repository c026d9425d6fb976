using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>What only tries journeys (sandbox, scenarios, forecast) knows nothing that could send, advance, publish or take an event in.</summary>
public sealed partial class TryingTests
{
    private static readonly string[] Rooms = ["src/JourneyStudio.Web/Features/Sandbox/", "src/JourneyStudio.Web/Features/Scenarios/", "src/JourneyStudio.Web/Features/Forecast/", "src/JourneyStudio.Web/Shared/Trying/"];

    /// <summary>Texts of messages are made, with links that open nothing; what is read is journeys, content, members and limits; scenarios and sets of made-up members alone are kept.</summary>
    private static readonly string[] Allowed =
    [
        "Channels.Rendering", "Channels.Links", "Channels.Links.LinkOptions", "Storage.Journeys", "Storage.Journeys.Scenarios", "Storage.Content", "Storage.Members", "Storage.Messages", "Storage.Forecasting", "Storage.Organisation.Access",
    ];

    /// <summary>Services of the storage that these rooms read by, and those that keep scenarios and sets of members. What else some of them can do is among <see cref="Writes"/>.</summary>
    private static readonly string[] Services =
    [
        "DraftStore", "VersionHistory", "JourneyPublishing", "JourneyOverviews", "WorkspaceContents", "ContentNaming", "ChannelReading", "PersonalReading", "TriedJourneys", "LivedPassages", "ForecastHistory", "ScenarioRequirements", "JourneyScenarios", "MemberSets",
    ];

    [Fact]
    public void Services_WhereJourneysAreTried_AreThoseThatRead()
    {
        var others = Repository.Production
            .Where(file => file.Path.StartsWith("src/JourneyStudio.Storage/", StringComparison.Ordinal) && file.Is(".cs") && Connected().IsMatch(file.Text))
            .Select(file => file.Name[..^".cs".Length]).Except(Services).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("MessageChoices", others);
        Offences.AssertNone(
            from file in Files
            from word in Word().Matches(file.Text).Select(match => match.Value).Distinct()
            where others.Contains(word)
            select $"{file.Path} uses {word}");
    }

    [Fact]
    public void Usage_WhereJourneysAreTried_IsOfWhatReadsAndRenders() =>
        Offences.AssertNone(
            from file in Files
            from Match used in Room().Matches(file.Text)
            where !Allowed.Contains(used.Groups[1].Value)
            select $"{file.Path} uses {used.Groups[1].Value}");

    [Fact]
    public void Calls_WhereJourneysAreTried_ChangeNothingButWhatTheyKeep() =>
        Offences.AssertNone(
            from file in Files
            from Match call in Writes().Matches(file.Text)
            select $"{file.Path} has {call.Value}");

    private static IEnumerable<SourceFile> Files => Repository.Production.Where(file => file.Is(".cs", ".razor") && Rooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal)));

    [GeneratedRegex(@"JourneyStudio\.((?:Runtime|Channels|Storage)(?:\.[A-Z]\w*)*)")]
    private static partial Regex Room();

    /// <summary>What has a database in its hands.</summary>
    [GeneratedRegex(@"IDbContextFactory<StudioDbContext>|DatabaseLinks \w+|StudioDbContext context[,)]")]
    private static partial Regex Connected();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Word();

    /// <summary>Things of the rooms above that write.</summary>
    [GeneratedRegex(@"\bHttpClient\b|\.PublishAsync\(|\.ApplyAsync\(|\.WriteAsync\(|\.LimitAsync\(|\bSaveChanges\w*|\bExecute(?:Update|Delete)\w*|\bOutbox\w+|\bEventIntake\b")]
    private static partial Regex Writes();
}
