using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Tests.Activities;

public sealed class ActivityCatalogTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    private static readonly Dictionary<string, ActivitySamples> Samples = typeof(ActivityCatalogTests).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ActivitySamples)) && !type.IsAbstract)
        .Select(type => (ActivitySamples)Activator.CreateInstance(type)!)
        .ToDictionary(samples => samples.Type);

    public static TheoryData<string> Types => [.. Catalog.Kinds.Select(kind => kind.Descriptor.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Settings_ReadAndWritten_StayTheSame(string type)
    {
        foreach (var (bound, sample) in Bound(type))
        {
            Assert.Empty(bound.Problems);
            Assert.Equal(sample.Activity.Settings, bound.Settings);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Settings_OfEveryField_AreTriedBySomeSample(string type)
    {
        var tried = Samples[type].Samples.SelectMany(sample => sample.Activity.Settings.Items.Select(item => item.Key)).ToHashSet();
        Assert.Equal(Catalog.Find(type)!.Descriptor.Fields.Select(field => field.Name).Order(), tried.Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Bind_EmptySettings_ReportsEveryRequiredFieldAndNothingBreaks(string type)
    {
        var bound = Catalog.Bind(new() { Id = "a", Type = type })!;
        var required = Catalog.Find(type)!.Descriptor.Fields.Where(field => field.Required).Select(field => field.Name);
        Assert.Superset(required.ToHashSet(), bound.Problems.Select(problem => problem.Field!).ToHashSet());
        foreach (var language in new[] { Languages.English, Languages.Chinese }) Assert.NotEmpty(Summary(bound, language));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Ports_AreAllReachedBySamples(string type)
    {
        var declared = new HashSet<string>();
        var reached = new HashSet<string>();
        foreach (var (bound, sample) in Bound(type))
        {
            declared.UnionWith(bound.Ports.Select(port => port.Name));
            var port = PortOf(bound, sample);
            Assert.Equal(sample.Port, port);
            if (port is not null) reached.Add(port);
        }

        // That a journey cannot be started is the engine's finding (CallingTests); the activity itself cannot be brought to fail.
        if (Bound(type).Any(entry => entry.Bound.Execute(entry.Sample.Context).Effects.OfType<Effect.StartJourney>().Any())) declared.Remove(ActivityKind.FailedPort);
        Assert.Equal(declared.Order(), reached.Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Execute_Repeated_DecidesTheSameAndChangesNothing(string type)
    {
        foreach (var (bound, sample) in Bound(type))
        {
            var tags = sample.Context.Member.Tags.ToHashSet();
            var first = bound.Execute(sample.Context);
            var second = bound.Execute(sample.Context);
            Assert.Equal(first.GetType(), second.GetType());
            Assert.Equal(first.Effects.Select(effect => effect.Summary), second.Effects.Select(effect => effect.Summary));
            Assert.Equal(tags, sample.Context.Member.Tags);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Texts_OfKind_ExistInBothLanguages(string type)
    {
        var texts = Catalog.Texts(type);
        var descriptor = Catalog.Find(type)!.Descriptor;
        Assert.Contains("<svg", texts.Icon, StringComparison.Ordinal);
        foreach (var language in new[] { Languages.English, Languages.Chinese })
        {
            Assert.StartsWith("# " + texts.Text(language, "name"), texts.Help(language), StringComparison.Ordinal);
            Assert.NotEmpty(texts.Text(language, "description"));
            foreach (var field in descriptor.Fields)
            {
                Assert.NotEmpty(texts.Text(language, $"field.{field.Name}"));
                if (field.Kind is FieldKind.Choice or FieldKind.Choices) Assert.All(field.Choices, choice => texts.Text(language, $"choice.{field.Name}.{choice}"));
            }
        }

        Assert.Equal(texts.Keys(Languages.English).Order(), texts.Keys(Languages.Chinese).Order());
        Assert.All(Bound(type).SelectMany(entry => entry.Bound.Ports).Where(port => !port.IsNamedByOperator), port => Assert.NotEmpty(texts.Text(Languages.English, $"port.{port.Name}")));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Summary_OfSamples_SpeaksBothLanguages(string type)
    {
        foreach (var (bound, _) in Bound(type))
        {
            Assert.NotEmpty(Summary(bound, Languages.English));
            Assert.NotEmpty(Summary(bound, Languages.Chinese));
            Assert.DoesNotContain("\n", Summary(bound, Languages.English), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(BoundActivity Bound, ActivitySample Sample)> Bound(string type)
    {
        Assert.True(Samples.ContainsKey(type), $"{type} has no samples in the tests.");
        return Samples[type].Samples.Select(sample => (Catalog.Bind(sample.Activity with { Type = type })!, sample));
    }

    private static string Summary(BoundActivity bound, string language) =>
        bound.Summarise(new SummaryContext(language, Catalog.Texts(bound.Definition.Type), SampleContent.Catalog));

    private static string? PortOf(BoundActivity bound, ActivitySample sample) => bound.Execute(sample.Context) switch
    {
        Outcome.Continue go when bound.Kind.Descriptor.Family == ActivityFamily.Trigger => bound.Matches(sample.Context, sample.Occurred!).Accepted ? go.Port : "refused",
        Outcome.Continue go => go.Port,
        Outcome.WaitUntil wait => wait.Port,
        Outcome.WaitForEvent wait when sample.Occurred is { } occurred => bound.Matches(sample.Context, occurred) is { Accepted: true } match ? match.Port ?? wait.Port : "refused",
        Outcome.WaitForEvent wait => wait.TimeoutPort,
        Outcome.WaitForRule wait => RuleEvaluator.Evaluate(wait.Rule, sample.Context.ForRules()).Value ? wait.Port : wait.TimeoutPort,
        Outcome.Join join => join.Port,
        Outcome.Fail when bound.Ports.Any(port => port.Name == ActivityKind.FailedPort) => ActivityKind.FailedPort,
        _ => null,
    };
}
